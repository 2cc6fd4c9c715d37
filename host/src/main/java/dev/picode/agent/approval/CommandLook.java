package dev.picode.agent.approval;

import dev.picode.agent.shell.ShellLine;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What a command may be in truth: programs that run others are looked through, and texts that shells run are taken
/// apart. Stateless.
///
/// It finds what stands in the words. What a program decides to run by itself, nobody can tell from outside.
final class CommandLook {
  private static final Set<String> SHELLS = Set.of("sh", "bash", "dash", "zsh", "ksh", "ash",
      "fish", "csh", "tcsh", "mksh", "pwsh", "cmd", "rbash");

  private static final Set<String> EVALUATES = Set.of("eval", "source", ".", "trap", "alias");

  private static final Set<String> INTERPRETERS = Set.of("python", "pypy", "perl", "ruby", "node",
      "nodejs", "deno", "bun", "php", "lua", "luajit", "osascript", "tclsh", "jshell", "groovy",
      "scala", "r", "rscript", "powershell");

  /// Programs that run the words behind them, or texts among these.
  private static final Set<String> RUNNERS = Set.of("env", "sudo", "doas", "su", "runuser", "nohup",
      "nice", "ionice", "time", "timeout", "gtimeout", "xargs", "gxargs", "parallel", "exec",
      "command", "builtin", "stdbuf", "setsid", "strace", "ltrace", "gdb", "watch", "find", "gfind",
      "fd", "fdfind", "busybox", "toybox", "chroot", "unshare", "nsenter", "bwrap", "flock",
      "script", "entr", "taskset", "chrt", "setarch", "linux32", "linux64", "proot", "fakeroot",
      "firejail", "uv", "poetry", "pipenv", "bundle", "npx", "pnpx", "bunx", "ssh", "rlwrap",
      "catchsegv", "valgrind", "perf", "hyperfine", "systemd-run", "at", "batch", "caffeinate",
      "arch", "coreutils", "ld.so", "expect", "unbuffer", "dbus-run-session", "xvfb-run");

  private static final int MAX_DEPTH = 6;
  private static final int MAX_FOUND = 2_000;

  private final Set<List<String>> found = new LinkedHashSet<>();
  private final Deque<Step> next = new ArrayDeque<>();
  private boolean opaque;

  /// A command to look at.
  ///
  /// @param depth in how many texts within texts it stands
  private record Step(List<String> command, int depth) {}

  private CommandLook(List<String> command) {
    next.add(new Step(command, 0));
    while (!next.isEmpty()) {
      Step step = next.remove();
      at(step.command(), step.depth());
    }
  }

  /// Every command that one may run, itself first.
  static Set<List<String>> suspects(List<String> command) {
    return new CommandLook(command).found;
  }

  /// Whether a command runs a text that nobody here understands for sure.
  static boolean isOpaque(List<String> command) {
    return new CommandLook(command).opaque;
  }

  /// The name of a program without its folder, and as file systems see it that take capitals for small letters.
  static String program(String word) {
    String name = word.substring(word.lastIndexOf('/') + 1);
    return name.toLowerCase(Locale.ROOT);
  }

  private void at(List<String> assigned, int depth) {
    List<String> command = ShellLine.unassigned(assigned);
    if (command.isEmpty()) {
      return;
    }
    if (depth > MAX_DEPTH || found.size() > MAX_FOUND) {
      opaque = true;
      return;
    }
    if (!found.add(command)) {
      return;
    }
    String program = program(command.getFirst()).replaceFirst("(?<=[a-z])[0-9.]+$", "");
    List<String> rest = command.subList(1, command.size());
    if (SHELLS.contains(program)) {
      shell(rest, depth);
    } else if (EVALUATES.contains(program)) {
      opaque = true;
      texts(String.join(" ", rest), depth);
    } else if (INTERPRETERS.contains(program)) {
      opaque |= hasCode(rest, "cerEp");
    } else if (RUNNERS.contains(program)) {
      runner(rest, depth);
    }
  }

  private void shell(List<String> rest, int depth) {
    if (hasCode(rest, "c")) {
      opaque = true;
      rest.forEach(word -> texts(word, depth));
    }
  }

  /// Whether a program gets what it runs as a text, or reads it from its input.
  private static boolean hasCode(List<String> rest, String letters) {
    for (String word : rest) {
      if (word.startsWith("--eval") || word.startsWith("--print") || word.startsWith("--command")
          || word.equals("-") || word.startsWith("-s") || word.startsWith("/c")) {
        return true;
      }
      if (!word.startsWith("-") && !word.startsWith("+")) {
        return false;
      }
      if (!word.startsWith("--") && word.chars().anyMatch(c -> letters.indexOf(c) >= 0)) {
        return true;
      }
    }
    return rest.stream().noneMatch(word -> word.startsWith("--"));
  }

  private void runner(List<String> rest, int depth) {
    for (int i = 0; i < rest.size(); i++) {
      if (rest.get(i).chars().anyMatch(Character::isWhitespace)) {
        opaque = true;
        texts(rest.get(i), depth);
      }
      if (!rest.get(i).startsWith("-")) {
        next.add(new Step(rest.subList(i, rest.size()), depth));
      }
    }
  }

  private void texts(String line, int depth) {
    for (List<String> command : ShellLine.suspects(line)) {
      next.add(new Step(command, depth + 1));
    }
  }
}
