package dev.picode.problem;

import java.io.Serial;

/// The one exception of the host. It carries a [Problem] and means that whoever catches it shows
/// that problem and stops what it was doing.
public final class PiCodeException extends RuntimeException {
  @Serial
  private static final long serialVersionUID = 1;

  private final transient Problem problem;

  /// An exception that carries a problem.
  public PiCodeException(Problem problem) {
    super(problem.message());
    this.problem = problem;
  }

  /// An exception that carries a problem and what caused it; the cause is for the log only.
  public PiCodeException(Problem problem, Throwable cause) {
    super(problem.message(), cause);
    this.problem = problem;
  }

  /// What went wrong.
  public Problem problem() {
    return problem;
  }
}
