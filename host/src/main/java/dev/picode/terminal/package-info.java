/// What goes to a person's terminal: the two output streams, what they can show, and the views that
/// turn tables, Markdown, progress and problems into text for them.
///
/// The only package that touches the process's standard streams and the only one that imports
/// commonmark. It knows problems and plain JSON values; it must not know scripts, Git, commands or
/// where the text it shows came from: whatever it is given is not trusted, and [Sanitizer] is the
/// one place where it is made safe.
@NullMarked
package dev.picode.terminal;

import org.jspecify.annotations.NullMarked;
