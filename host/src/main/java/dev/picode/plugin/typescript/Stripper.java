package dev.picode.plugin.typescript;

import dev.picode.problem.Place;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.sandbox.Answer;
import dev.picode.sandbox.HostCalls;
import dev.picode.sandbox.Limits;
import dev.picode.sandbox.Outcome;
import dev.picode.sandbox.Run;
import dev.picode.sandbox.Sandbox;
import dev.picode.sandbox.Script;
import dev.picode.sandbox.protocol.Failure;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Takes the types out of the files of one extension, in a script of its own that has no host functions at
/// all and is opened when the first file comes. Confined to one thread.
final class Stripper implements AutoCloseable {
  private static final Duration DEADLINE = Duration.ofSeconds(30);

  private final Supplier<Sandbox> workers;
  private final String extension;
  private @Nullable Script script;

  /// @param extension the id of the extension
  Stripper(Supplier<Sandbox> workers, String extension) {
    this.workers = workers;
    this.extension = extension;
  }

  /// The text without its types.
  ///
  /// @param name the file's name in the extension
  /// @throws dev.picode.problem.PiCodeException `syntax-error`, `typescript-unsupported`
  String strip(String name, String text) {
    Outcome outcome = await(script()
        .invoke("tool", "strip", Map.of("text", text), DEADLINE));
    if (outcome instanceof Outcome.Completed done && done.value() instanceof Map<?, ?> answer) {
      if (answer.get("text") instanceof String stripped && Blanks.allow(text, stripped)) {
        return stripped;
      }
      if (answer.get("error") instanceof String error
          && answer.get("line") instanceof Number line
          && answer.get("column") instanceof Number column) {
        throw refused(error, Place.in(name, text, line.intValue(),
            column.intValue())).toException();
      }
    }
    throw failed(outcome, name).toException();
  }

  private static Problem refused(String error, Place place) {
    return error.startsWith("SyntaxError: ")
        ? Problem.of("syntax-error", ProblemKind.SCRIPT, error).at(place)
        : Problem.of("typescript-unsupported", ProblemKind.SCRIPT, error,
            "types are taken out and nothing is put in; the guide lists what that leaves out")
            .at(place);
  }

  private static Problem failed(Outcome outcome, String file) {
    String why = switch (outcome) {
      case Outcome.Completed _ -> "its result is not the file without types";
      case Outcome.Failed failed -> message(failed.failure());
      case Outcome.LimitReached reached -> message(reached.failure());
      case Outcome.Cancelled cancelled -> cancelled.reason();
    };
    return Problem.of("typescript-failed", ProblemKind.LIMIT,
        "the types of `" + file + "` cannot be taken out: " + why,
        "make the file smaller, or write it in JavaScript").at(Place.of(file));
  }

  private static String message(Failure failure) {
    return failure.message();
  }

  private Script script() {
    Script known = script;
    if (known != null) {
      return known;
    }
    Script opened = workers.get()
        .open(StripperBundle.of("picode.typescript." + extension), Map.of(), Nothing.INSTANCE,
            Limits.of(DEADLINE));
    script = opened;
    Outcome loaded = await(opened.load());
    if (!(loaded instanceof Outcome.Completed)) {
      throw failed(loaded, extension).toException();
    }
    return opened;
  }

  private static Outcome await(Run run) {
    try {
      return run.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      run.cancel("interrupted");
      return new Outcome.Cancelled("interrupted");
    }
  }

  @Override
  public void close() {
    Script known = script;
    if (known != null) {
      known.close();
    }
  }

  /// Answers nothing: the surface it is opened with is empty.
  private enum Nothing implements HostCalls {
    INSTANCE;

    @Override
    public Answer answer(String target, Map<String, @Nullable Object> arguments) {
      return new Answer.Refused("host-failed", "there is no `" + target + "`", null, target);
    }

    @Override
    public void log(String level, String text) {
      // The stripper has nothing to say.
    }
  }
}
