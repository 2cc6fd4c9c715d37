package dev.picode.problem;

/// Who has to act on a [Problem], and with it the exit code of the process.
///
/// Exit codes that are no problem: 0 (done), 1 (the command ran and its answer is "no") and
/// 130 (interrupted by the person).
public enum ProblemKind {
  /// The input is wrong: arguments, configuration, a path.
  USER(2),
  /// A script failed or gave back something that cannot be used.
  SCRIPT(3),
  /// A capability was not granted.
  DENIED(4),
  /// A deadline, a size or a count was exceeded.
  LIMIT(5),
  /// Something outside PiCode did not work: a disk, a network, a JDK.
  EXTERNAL(6),
  /// A defect in PiCode itself.
  BUG(70);

  private final int exitCode;

  ProblemKind(int exitCode) {
    this.exitCode = exitCode;
  }

  /// The exit code a process ends with when its outcome is a problem of this kind.
  public int exitCode() {
    return exitCode;
  }
}
