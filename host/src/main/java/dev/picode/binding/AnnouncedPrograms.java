package dev.picode.binding;

import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.process.ProcessResult;
import dev.picode.sandbox.capability.ArgvScope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Announces the programs that a script or a person runs as `pre-shell` and `post-shell`. Safe for many threads.
public final class AnnouncedPrograms {
  /// How much of an output is told, in characters.
  private static final int MAX_OUTPUT = 64 << 10;

  private final EventGate gate;
  private final String by;

  /// Announces to a gate.
  ///
  /// @param by the id of whoever runs programs
  public AnnouncedPrograms(EventGate gate, String by) {
    this.gate = gate;
    this.by = by;
  }

  /// A program that may be run. Immutable.
  ///
  /// @param argv its name and arguments
  /// @param cwd the folder it runs in
  public record Run(List<String> argv, String cwd) {}

  /// Asks whether a program may be run.
  ///
  /// @param policy refuses what may not be run
  /// @throws dev.picode.problem.PiCodeException where it is not to be run
  public Run announce(List<String> argv, String cwd, Consumer<List<String>> policy) {
    if (!gate.listens("pre-shell")) {
      return new Run(argv, cwd);
    }
    Map<String, @Nullable Object> passed = gate.before("pre-shell", payload(argv, cwd),
        changed -> policy.accept(words(changed)), AnnouncedPrograms::withCommand);
    return new Run(words(passed), String.valueOf(passed.get("cwd")));
  }

  /// Tells that a program ran whose output went to the terminal and was not kept.
  public void done(Run run, int exitCode) {
    done(run, exitCode, "", "");
  }

  /// Tells that a program ran.
  void done(Run run, ProcessResult result) {
    done(run, result.exitCode(), result.stdout().text(), result.stderr().text());
  }

  /// Tells that a program ran.
  ///
  /// @param stdout what it wrote to its standard output; the beginning is told
  /// @param stderr likewise
  public void done(Run run, int exitCode, String stdout, String stderr) {
    if (!gate.listens("post-shell")) {
      return;
    }
    Map<String, @Nullable Object> payload = payload(run.argv(), run.cwd());
    payload.put("exit", (long) exitCode);
    payload.put("stdout", beginning(stdout));
    payload.put("stderr", beginning(stderr));
    gate.after("post-shell", payload);
  }

  private Map<String, @Nullable Object> payload(List<String> argv, String cwd) {
    var payload = new LinkedHashMap<String, @Nullable Object>();
    payload.put("argv", argv);
    payload.put("command", new ArgvScope(argv).toString());
    payload.put("cwd", cwd);
    payload.put("by", by);
    return payload;
  }

  private static Map<String, @Nullable Object> withCommand(
      Map<String, @Nullable Object> changed) {
    List<String> argv = words(changed);
    if (argv.isEmpty() || argv.getFirst().isEmpty()) {
      throw Problem.of("hook-rewrite-invalid", ProblemKind.SCRIPT,
          "a hook left no program in `argv`", "deny it instead").toException();
    }
    changed.put("command", new ArgvScope(argv).toString());
    return changed;
  }

  private static List<String> words(Map<String, @Nullable Object> payload) {
    var words = new ArrayList<String>();
    if (payload.get("argv") instanceof List<?> argv) {
      argv.forEach(word -> words.add(String.valueOf(word)));
    }
    return words;
  }

  private static String beginning(String text) {
    return text.length() > MAX_OUTPUT ? text.substring(0, MAX_OUTPUT) : text;
  }
}
