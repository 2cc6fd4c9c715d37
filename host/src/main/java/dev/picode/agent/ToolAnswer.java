package dev.picode.agent;

/// What a tool gave back. Immutable.
///
/// @param text what the model is told, already cut to a bearable length
/// @param isError whether it failed
/// @param summary what a person is told in a line: `42 lines`, `exit 1`
public record ToolAnswer(String text, boolean isError, String summary) {
  /// It went well.
  public static ToolAnswer of(String text, String summary) {
    return new ToolAnswer(text, false, summary);
  }

  /// It failed.
  public static ToolAnswer error(String text) {
    return new ToolAnswer(text, true, text.lines().findFirst().orElse("failed"));
  }
}
