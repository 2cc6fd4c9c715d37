package dev.picode.llm;

/// How much a model is to think before it speaks. Immutable.
public enum ThinkingLevel {
  /// Not at all, where the model can do without.
  OFF,
  /// A little.
  LOW,
  /// Some.
  MEDIUM,
  /// A lot.
  HIGH
}
