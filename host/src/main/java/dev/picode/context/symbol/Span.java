package dev.picode.context.symbol;

/// A stretch of a file. Immutable.
///
/// @param startByte the offset of its first byte in the file as it is stored, a byte order mark included
/// @param endByte the offset of the byte after its last one
/// @param startLine the line of its first byte, from 1; lines end at each `\n`
/// @param endLine the line of its last byte, from 1
public record Span(int startByte, int endByte, int startLine, int endLine) {
  /// Refuses a stretch that ends before it starts.
  public Span {
    if (startByte < 0 || endByte < startByte || startLine < 1 || endLine < startLine) {
      throw new IllegalArgumentException("a span does not end before it starts");
    }
  }
}
