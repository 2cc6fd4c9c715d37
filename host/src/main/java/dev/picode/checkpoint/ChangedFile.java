package dev.picode.checkpoint;

/// A file that is not what it was. Immutable.
///
/// @param path relative to the workspace
/// @param change `added`, `removed`, `changed` or `permissions`
/// @param diff the unified diff; for what is no text a line that says so
public record ChangedFile(String path, String change, String diff) {}
