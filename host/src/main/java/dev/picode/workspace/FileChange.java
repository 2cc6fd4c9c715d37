package dev.picode.workspace;

import org.jspecify.annotations.Nullable;

/// What a write did to a file. Immutable.
///
/// @param before the SHA-256 of what it held, in hexadecimal; null where there was none
/// @param after the SHA-256 of what it holds; null where it is gone
public record FileChange(@Nullable String before, @Nullable String after) {}
