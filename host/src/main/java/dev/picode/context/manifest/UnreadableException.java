package dev.picode.context.manifest;

/// A text is not of the format it should be. Its message is a clause: `it is not valid TOML: …`.
final class UnreadableException extends Exception {
  private static final long serialVersionUID = 1;

  UnreadableException(String reason) {
    super(reason, null, false, false);
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
