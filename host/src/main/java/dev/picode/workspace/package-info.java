/// The folder PiCode works in, and paths that cannot leave it.
///
/// Everything that reads the user's files on behalf of a script goes through [WorkspacePath], which is
/// checked against the real file system, links included, right before the file is opened. This
/// package knows the disk and [dev.picode.problem]; it must not know Git, languages, scripts or
/// capabilities.
@NullMarked
package dev.picode.workspace;

import org.jspecify.annotations.NullMarked;
