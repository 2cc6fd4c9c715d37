package dev.picode.plugin.layer;

import dev.picode.sandbox.protocol.Bundle;
import java.util.List;

/// Learns what a script registers, by loading it. Implementations are safe for many threads.
public interface Learner {
  /// What a script registers: a list of `{kind, name, spec}`.
  ///
  /// @param bundle the script
  /// @param hash tells its content from every other
  /// @throws dev.picode.problem.PiCodeException where it cannot be loaded
  List<?> registrations(Bundle bundle, String hash);
}
