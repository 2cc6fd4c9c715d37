package dev.picode.plugin.testing;

import dev.picode.problem.Problem;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How one test ended. Immutable.
///
/// @param file the file it is in, relative to the folder of the extension
/// @param name what it is called; empty where the file itself could not be loaded
/// @param status how it ended
/// @param problem why it failed or was skipped, `null` where it passed
/// @param time how long it took
public record TestResult(
    String file,
    String name,
    Status status,
    @Nullable Problem problem,
    Duration time) {

  /// The ends of a test.
  public enum Status {
    /// It did what it asserts.
    PASSED,
    /// It did not, or it could not be run.
    FAILED,
    /// It was left out by its own word.
    SKIPPED
  }
}
