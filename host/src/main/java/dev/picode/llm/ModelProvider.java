package dev.picode.llm;

import java.util.List;
import java.util.Optional;

/// Speaks the API of a provider: turns neutral requests into what is sent, and what comes back into neutral events. It
/// sends nothing itself and never sees the credential. Safe for many threads.
public interface ModelProvider {
  /// The name it is known by: the part before the `/` in `provider/model`.
  String name();

  /// What it says of itself.
  ProviderInfo info();

  /// The request to send.
  ///
  /// @param stream whether the answer is wanted piece by piece
  /// @throws dev.picode.problem.PiCodeException where it cannot make one
  WireRequest request(ModelRequest request, boolean stream);

  /// Begins to read an answer.
  Reading open();

  /// What an answer with a status of 400 or more means.
  ///
  /// @param body its text, cut where it is long; free of the credential
  ProviderProblem error(int status, String body);

  /// The request whose answer lists the provider's models, where it has one.
  default Optional<WireRequest> discovery() {
    return Optional.empty();
  }

  /// The models that the answer to [#discovery] lists.
  ///
  /// @param body its text
  default List<ModelInfo> discovered(String body) {
    return List.of();
  }
}
