/// Installing extensions: from a folder, a repository, an npm package or an archive into a folder of the
/// person's or of a project's.
///
/// Whatever comes from outside is read into memory under caps and rules for names, judged there, and written
/// only after a person agreed. Nothing of a package is ever run. Knows no front: what to ask, and how, is the
/// caller's business.
@NullMarked
package dev.picode.plugin.install;

import org.jspecify.annotations.NullMarked;
