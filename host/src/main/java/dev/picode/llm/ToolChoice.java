package dev.picode.llm;

/// Whether the model may, must or must not use tools. Immutable.
public sealed interface ToolChoice {
  /// The model decides.
  record Auto() implements ToolChoice {}

  /// No tool is used, although they are described.
  record None() implements ToolChoice {}

  /// Some tool is used.
  record Required() implements ToolChoice {}

  /// This tool is used.
  record Tool(String name) implements ToolChoice {}
}
