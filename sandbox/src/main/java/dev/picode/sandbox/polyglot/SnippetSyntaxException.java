package dev.picode.sandbox.polyglot;

import dev.picode.sandbox.protocol.Failure;
import java.io.Serial;
import java.util.List;

/// The parser of statements refused code that was to be evaluated.
final class SnippetSyntaxException extends RuntimeException {
  @Serial
  private static final long serialVersionUID = 1;

  private final transient Failure failure;

  SnippetSyntaxException(String message, String file, int line, int column, String sourceLine) {
    super(message);
    failure = new Failure(Failure.Kind.SCRIPT, "syntax-error", message, null, file, line, column,
        sourceLine, List.of(), 0);
  }

  Failure failure() {
    return failure;
  }
}
