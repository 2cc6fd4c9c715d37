package dev.picode.plugin;

import dev.picode.binding.ScriptOutput;
import dev.picode.problem.PiCodeException;
import dev.picode.problem.Place;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.sandbox.Answer;
import dev.picode.sandbox.AnswerStream;
import dev.picode.sandbox.HostCalls;
import dev.picode.sandbox.Outcome;
import dev.picode.sandbox.binding.BadArgumentException;
import dev.picode.sandbox.binding.Bindings;
import dev.picode.sandbox.binding.Streamed;
import dev.picode.sandbox.protocol.Failure;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Stands between a script and the bindings: calls become function calls, problems become refusals
/// and outcomes become problems. Safe for many threads.
public final class ScriptHost implements HostCalls {
  /// Refusals that are our fault, not the script's, though the script is what lets them escape.
  private static final Set<String> DEFECTS = Set.of("host-failed", "sandbox-failed");

  /// Failures of the place that are nobody's defect: a process could not start, or was ended.
  private static final Set<String> OUTSIDE = Set.of("worker-failed", "worker-lost");

  private final String source;
  private final Bindings bindings;
  private final ScriptOutput output;

  /// A host for one script.
  ///
  /// @param source what the script is called in the log
  public ScriptHost(String source, Bindings bindings, ScriptOutput output) {
    this.source = source;
    this.bindings = bindings;
    this.output = output;
  }

  @Override
  public Answer answer(String target, Map<String, @Nullable Object> arguments) {
    try {
      Object result = bindings.call(target, arguments);
      return result instanceof Streamed<?, ?> stream
          ? new Answer.Streaming(new HostStream(stream))
          : new Answer.Returned(result);
    } catch (PiCodeException e) {
      return refused(e.problem());
    } catch (BadArgumentException e) {
      return refused(
          Problem.of("bad-argument", ProblemKind.SCRIPT, String.valueOf(e.getMessage()),
              "the reference lists what it takes: docs/reference/api.md"));
    }
  }

  /// What a binding gives piece by piece, with problems as refusals.
  private record HostStream(Streamed<?, ?> values) implements AnswerStream {
    @Override
    public Piece next() {
      try {
        Object item = values.next();
        return item == null ? new End(values.result()) : new Item(item);
      } catch (PiCodeException e) {
        return new Broken(refused(e.problem()));
      }
    }

    @Override
    public void close() {
      values.close();
    }
  }

  private static Answer.Refused refused(Problem problem) {
    return new Answer.Refused(problem.code(), problem.message(), problem.hint(), problem);
  }

  @Override
  public void failed(String target, RuntimeException cause) {
    HostCalls.super.failed(target, cause);
    log("debug", cause.toString());
    for (StackTraceElement frame : cause.getStackTrace()) {
      log("debug", "  at " + frame);
    }
  }

  @Override
  public void log(String level, String text) {
    output.log(source, level, text);
  }

  /// The problem that a run ended in.
  ///
  /// @param folder what stands before the script's own file names in a place, or an empty text
  /// @return `null` where the run completed
  public static @Nullable Problem problem(Outcome outcome, String folder) {
    return switch (outcome) {
      case Outcome.Completed _ -> null;
      case Outcome.Failed failed -> failed.refusal() != null
          && failed.refusal().detail() instanceof Problem refused
              ? refused
                  .at(refused.place() == null ? place(failed.failure(), folder) : refused.place())
              : problem(failed.failure(), kind(failed.failure()), folder);
      case Outcome.LimitReached reached ->
        problem(reached.failure(), ProblemKind.LIMIT, folder);
      case Outcome.Cancelled cancelled ->
        Problem.of("cancelled", ProblemKind.LIMIT, cancelled.reason());
    };
  }

  /// The problem that a run ended in which did not give back what it should have.
  ///
  /// @param folder what stands before the script's own file names in a place, or an empty text
  public static Problem required(Outcome outcome, String folder) {
    Problem problem = problem(outcome, folder);
    return problem == null
        ? Problem.of("internal-error", ProblemKind.BUG, "a script gave back nothing")
        : problem;
  }

  private static ProblemKind kind(Failure failure) {
    if (OUTSIDE.contains(failure.code())) {
      return ProblemKind.EXTERNAL;
    }
    return failure.kind() == Failure.Kind.PLACE || DEFECTS.contains(failure.code())
        ? ProblemKind.BUG
        : ProblemKind.SCRIPT;
  }

  private static Problem problem(Failure failure, ProblemKind kind, String folder) {
    return new Problem(
        failure.code(), kind, failure.message(), failure.hint(), place(failure, folder));
  }

  private static @Nullable Place place(Failure failure, String folder) {
    String file = failure.file();
    return file == null
        ? null
        : new Place(folder + file, failure.line(), failure.column(), failure.sourceLine());
  }
}
