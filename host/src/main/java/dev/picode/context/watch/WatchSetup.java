package dev.picode.context.watch;

import dev.picode.context.ScanOptions;
import dev.picode.workspace.Workspace;
import java.nio.file.Path;
import java.time.Duration;

/// What is watched, and how. Immutable.
///
/// @param workspace the workspace
/// @param options which files matter; what is ignored is not watched
/// @param aside a folder that is not watched though it may be in the workspace: PiCode's own
/// @param debounce how long nothing may happen before a change is told
public record WatchSetup(Workspace workspace, ScanOptions options, Path aside, Duration debounce) {
  /// Refuses a debounce that is not positive.
  public WatchSetup {
    if (debounce.isNegative() || debounce.isZero()) {
      throw new IllegalArgumentException("changes come in bursts");
    }
  }
}
