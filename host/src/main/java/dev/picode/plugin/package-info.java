/// Extensions: what they contribute, where they come from, and how their scripts are opened.
///
/// Knows the sandbox and the bindings. Knows no front: neither a command line nor a prompt.
@NullMarked
package dev.picode.plugin;

import org.jspecify.annotations.NullMarked;
