package dev.picode.sandbox.json;

import java.io.Serial;

/// A text is not JSON. The message is one sentence; line and column count from 1, 0 where unknown.
public final class JsonSyntaxException extends RuntimeException {
  @Serial
  private static final long serialVersionUID = 1;

  private final int line;
  private final int column;

  JsonSyntaxException(String message, int line, int column) {
    super(message);
    this.line = line;
    this.column = column;
  }

  /// The line, from 1.
  public int line() {
    return line;
  }

  /// The column, from 1.
  public int column() {
    return column;
  }
}
