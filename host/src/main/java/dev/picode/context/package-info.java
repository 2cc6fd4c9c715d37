/// What is in a workspace: its files, their languages and sizes, and where a text occurs in them.
///
/// Answers are values that depend on the tree alone: the same tree gives the same answer, byte for byte.
/// This package may use the workspace and Git; it must not know scripts, capabilities, language models or how
/// its answers are shown.
@NullMarked
package dev.picode.context;

import org.jspecify.annotations.NullMarked;
