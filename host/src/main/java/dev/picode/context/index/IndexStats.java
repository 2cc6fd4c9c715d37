package dev.picode.context.index;

import java.nio.file.Path;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// How large an index is. Immutable.
///
/// @param file where it is kept, or `null` where it is in memory
/// @param storedBytes the size of that file and what belongs to it
/// @param files how many text files it holds
/// @param bytes how large they are together
/// @param lines how many lines they have together
/// @param definitions how many definitions
/// @param names how many different names are defined
/// @param references how many references
/// @param imports how many imports
/// @param languages how many files are written in each language, by name; files of no known language are in none
public record IndexStats(
    @Nullable Path file,
    long storedBytes,
    int files,
    long bytes,
    long lines,
    long definitions,
    long names,
    long references,
    long imports,
    SortedMap<String, Integer> languages) {}
