package dev.picode.git;

/// How often a file was changed lately. Immutable.
///
/// @param path the file, relative to the top of the work tree
/// @param commits how many of the commits looked at touched it
public record Churn(String path, int commits) {}
