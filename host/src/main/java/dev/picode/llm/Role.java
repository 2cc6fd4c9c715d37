package dev.picode.llm;

/// Who says a message. Immutable.
public enum Role {
  /// The person, or the program that speaks for them; results of tools too.
  USER,
  /// The model.
  ASSISTANT
}
