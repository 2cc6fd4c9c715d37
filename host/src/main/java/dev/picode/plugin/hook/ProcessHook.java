package dev.picode.plugin.hook;

import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.process.ProcessLimits;
import dev.picode.process.ProcessRequest;
import dev.picode.process.ProcessResult;
import dev.picode.process.ProcessService;
import dev.picode.process.Program;
import dev.picode.process.Programs;
import dev.picode.sandbox.json.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A hook that is a program: it reads the payload as JSON from its standard input, and says with its exit
/// code whether to go on. Safe for many threads.
///
/// Exit code 0 is to proceed. Any other denies, with the last line it wrote to its standard error as the
/// reason, or to its standard output where that is empty. It has the rights of the person.
final class ProcessHook implements HookHandler {
  private static final int MAX_OUTPUT = 64 << 10;
  private static final int MAX_REASON = 300;
  /// What a shell says where there is no such command, or it cannot be run: that is no verdict.
  private static final List<Integer> NOT_RUN = List.of(126, 127);

  private final List<String> argv;
  private final Path folder;
  private final Programs programs;
  private final ProcessService processes;

  /// @param folder where it runs
  ProcessHook(List<String> argv, Path folder, Programs programs, ProcessService processes) {
    this.argv = List.copyOf(argv);
    this.folder = folder;
    this.programs = programs;
    this.processes = processes;
  }

  @Override
  public Verdict answer(EventInput input, Duration deadline) {
    Program program = programs.find(argv.getFirst());
    var environment = Map.of("PICODE_HOOK", input.name());
    var request = new ProcessRequest(program, argv.subList(1, argv.size()), folder, environment,
        Json.write(Objects.requireNonNullElse(input.current(), Map.of())));
    ProcessResult result = processes.run(request, new ProcessLimits(deadline, MAX_OUTPUT));
    if (result.exitCode() == 0) {
      return new Verdict.Proceed();
    }
    String said = reason(result);
    if (NOT_RUN.contains(result.exitCode()) || result.exitCode() > 128) {
      throw Problem.of("hook-program-failed", ProblemKind.EXTERNAL, "`" + program.name()
          + "` ended with " + result.exitCode() + (said == null ? "" : ": " + said),
          "run it by hand to see why").toException();
    }
    return new Verdict.Deny(said == null
        ? "`" + program.name() + "` ended with " + result.exitCode()
        : said);
  }

  private static @Nullable String reason(ProcessResult result) {
    String last = lastLine(result.stderr().text());
    return last == null ? lastLine(result.stdout().text()) : last;
  }

  private static @Nullable String lastLine(String text) {
    String last = text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .reduce((_, line) -> line)
        .orElse(null);
    return last == null || last.length() <= MAX_REASON ? last : last.substring(0, MAX_REASON) + "…";
  }
}
