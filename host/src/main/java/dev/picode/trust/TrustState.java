package dev.picode.trust;

import dev.picode.problem.Problem;

/// How a project's `.picode/` stands with the person. Immutable.
public sealed interface TrustState {
  /// There is none, or nothing is in it.
  record None() implements TrustState {}

  /// It was never trusted, or that was taken back.
  record Untrusted() implements TrustState {}

  /// It is, byte for byte, what was trusted.
  ///
  /// @param closure the bytes that were compared, which are the ones to use
  record Trusted(Closure closure) implements TrustState {}

  /// It was trusted and is something else now.
  ///
  /// @param diff what is different
  record Changed(ClosureDiff diff) implements TrustState {}

  /// It was trusted and now holds what no closure may, or cannot be read.
  ///
  /// @param problem what and where
  record Refused(Problem problem) implements TrustState {}

  /// The state in a word, for machines.
  default String word() {
    return switch (this) {
      case None _ -> "none";
      case Untrusted _ -> "untrusted";
      case Trusted _ -> "trusted";
      case Changed _,Refused _ -> "changed";
    };
  }
}
