package dev.picode.process;

/// Looks at processes by their numbers. Stateless.
public final class Pids {
  private Pids() {}

  /// Whether a process runs. What has ended and is only an entry in the table of processes has no program any more.
  ///
  /// @param pid the number as a program printed it
  public static boolean runs(String pid) {
    return ProcessHandle.of(Long.parseLong(pid.strip()))
        .filter(ProcessHandle::isAlive)
        .flatMap(process -> process.info().command())
        .isPresent();
  }
}
