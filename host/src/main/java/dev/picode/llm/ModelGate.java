package dev.picode.llm;

import dev.picode.problem.Problem;
import java.util.List;

/// Stands before and behind each request to a model: may rewrite it, answer it itself, or deny it. Safe for many threads.
///
/// It is the one seam for the hooks `pre-model` and `post-model`: whoever asks a model, asks through it. It is asked once
/// for each provider that is tried, not for each repetition.
public interface ModelGate {
  /// Lets everything pass.
  ModelGate OPEN = new ModelGate() {
  };

  /// What is to become of a request. Immutable.
  sealed interface Before {}

  /// What is to become of an answer. Immutable.
  sealed interface After {}

  /// Ask this.
  record Ask(ModelRequest request) implements Before {}

  /// Ask nobody: this is the answer.
  record Answer(List<Part> parts) implements Before {
    /// Copies.
    public Answer {
      parts = List.copyOf(parts);
    }
  }

  /// Go on with this answer. What was streamed was seen already.
  record Keep(ModelAnswer answer) implements After {}

  /// Do not go on.
  record Deny(Problem problem) implements Before, After {}

  /// Asked before a request is sent, and before it is looked for among the answers that were kept.
  ///
  /// @param provider who would be asked
  default Before before(String provider, ModelRequest request) {
    return new Ask(request);
  }

  /// Asked when an answer is whole, also where it was kept.
  default After after(String provider, ModelRequest request, ModelAnswer answer) {
    return new Keep(answer);
  }
}
