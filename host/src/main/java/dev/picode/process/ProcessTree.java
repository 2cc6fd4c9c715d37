package dev.picode.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A process and all it started. Confined to one thread.
///
/// Who belongs to it is found in two ways: by descent, and on Linux by a mark in the environment, which
/// a child inherits also when the process between it and the root has ended (the way of Jenkins'
/// process tree killer). What clears its environment and leaves its parent at the same moment escapes
/// both.
final class ProcessTree {
  /// The variable whose value marks the processes of one run.
  static final String MARK = "PICODE_RUN";

  private static final Path PROC = Path.of("/proc");
  private static final int MAX_ENVIRONMENT = 1 << 20;
  private static final Duration POLITENESS = Duration.ofMillis(250);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int STEP_MILLIS = 15;

  /// Each question for descendants reads the whole table of processes.
  private static final int MAX_ASKED = 32;

  /// A process that has an empty environment for good must not hold us up.
  private static final int MAX_UNSURE_LOOKS = 3;

  private final String mark;
  private final Set<ProcessHandle> known = new LinkedHashSet<>();
  /// Whether the last look met a process in the middle of becoming another program, which shows no
  /// environment for that moment.
  private boolean unsure;

  /// The tree of a process that was started with a mark.
  ///
  /// @param mark its value of [#MARK]: nothing else may have it
  ProcessTree(ProcessHandle root, String mark) {
    known.add(root);
    this.mark = MARK + "=" + mark;
  }

  /// Asks all of it to end, then kills until nothing is left. Takes no longer than 250 ms with those that
  /// end when asked or killed; cannot be interrupted.
  void end() {
    kill(POLITENESS, false);
    kill(PATIENCE, true);
  }

  /// Kills what a root that has ended left behind.
  void endRest() {
    kill(PATIENCE, true);
  }

  private void kill(Duration time, boolean force) {
    long end = System.nanoTime() + time.toNanos();
    Set<ProcessHandle> asked = new HashSet<>();
    int unsureLooks = 0;
    for (List<ProcessHandle> alive = members(); !alive.isEmpty()
        || (unsure && unsureLooks++ < MAX_UNSURE_LOOKS); alive = members()) {
      for (ProcessHandle each : alive) {
        if (force) {
          each.destroyForcibly();
        } else if (asked.add(each)) {
          each.destroy();
        }
      }
      if (System.nanoTime() - end > 0) {
        return;
      }
      new CompletableFuture<Void>()
          .completeOnTimeout(null, STEP_MILLIS, TimeUnit.MILLISECONDS)
          .join();
    }
  }

  /// Those that are known and run, who started before whom it started: a shell that outlives its program, if only for a
  /// moment, writes how that ended. Who is born while this looks is found the next time.
  private List<ProcessHandle> members() {
    addMarked();
    known.stream()
        .filter(ProcessHandle::isAlive)
        .limit(MAX_ASKED)
        .toList()
        .forEach(each -> each.descendants().forEach(known::add));
    return known.stream().filter(ProcessTree::runs).toList();
  }

  /// Processes of other people cannot be read, and are none of ours.
  private void addMarked() {
    unsure = false;
    if (!Files.isDirectory(PROC.resolve("self"))) {
      return;
    }
    try (Stream<Path> folders = Files.list(PROC)) {
      folders.filter(folder -> isNumber(String.valueOf(folder.getFileName())))
          .filter(this::isMarked)
          .map(folder -> ProcessHandle.of(Long.parseLong(String.valueOf(folder.getFileName()))))
          .forEach(handle -> handle.ifPresent(known::add));
    } catch (IOException | UncheckedIOException _) {
      // Then descent has to do.
    }
  }

  private boolean isMarked(Path folder) {
    try (InputStream in = Files.newInputStream(folder.resolve("environ"))) {
      String environment = new String(in.readNBytes(MAX_ENVIRONMENT), StandardCharsets.ISO_8859_1);
      // A thread of the kernel has none either, and no program.
      unsure |= environment.isEmpty() && Files.exists(folder.resolve("exe"));
      return environment.startsWith(mark + "\0") || environment.contains("\0" + mark + "\0");
    } catch (IOException _) {
      return false;
    }
  }

  /// Whether a process is more than an entry in the table that nobody has collected yet.
  private static boolean runs(ProcessHandle handle) {
    if (!handle.isAlive()) {
      return false;
    }
    try {
      String stat = Files.readString(PROC.resolve(handle.pid() + "/stat"),
          StandardCharsets.ISO_8859_1);
      int name = stat.lastIndexOf(')');
      return !(name >= 0 && stat.startsWith(") Z", name));
    } catch (IOException _) {
      return !Files.isDirectory(PROC.resolve("self")) && handle.isAlive();
    }
  }

  private static boolean isNumber(String name) {
    return !name.isEmpty() && name.chars().allMatch(Character::isDigit);
  }
}
