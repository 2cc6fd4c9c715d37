package dev.picode.git;

import org.jspecify.annotations.Nullable;

/// Lines of a file that one commit brought. Immutable.
///
/// @param firstLine the first of them, from 1
/// @param lastLine the last of them
/// @param commit the commit; `null` for lines that are not committed yet
/// @param path what the file was called in it
/// @param originalLine where the first of them stood in it, from 1
public record BlamedLines(
    int firstLine,
    int lastLine,
    @Nullable Commit commit,
    String path,
    int originalLine) {}
