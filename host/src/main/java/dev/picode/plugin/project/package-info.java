/// What a project's own `.picode/` holds: what it wants to contribute and may do, for a person who is about
/// to trust it, and its extensions once it is trusted.
///
/// Knows closures and manifests. Runs nothing, and looks at no file: all bytes come from the closure.
@NullMarked
package dev.picode.plugin.project;

import org.jspecify.annotations.NullMarked;
