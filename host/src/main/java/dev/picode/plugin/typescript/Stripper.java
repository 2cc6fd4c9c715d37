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

/// Takes the types out of one file after the other, in a script of its own that has no host functions at
/// all. Confined to one thread.
final class Stripper {
  private static final Duration DEADLINE = Duration.ofSeconds(30);

  private final Supplier<Sandbox> workers;
  private @Nullable String owner;
  private @Nullable Script script;

  Stripper(Supplier<Sandbox> workers) {
    this.workers = workers;
  }

  /// The text without its types.
  ///
  /// @param extension the id of the extension it belongs to
  /// @param name the file's name in it
  /// @throws dev.picode.problem.PiCodeException `syntax-error`, `typescript-unsupported`
  String strip(String extension, String name, String text) {
    Outcome outcome = await(script(extension)
        .invoke("tool", "strip", Map.of("text", text), DEADLINE));
    if (outcome instanceof Outcome.Completed done && done.value() instanceof Map<?, ?> answer) {
      if (answer.get("text") instanceof String stripped && Blanks.allow(text, stripped)) {
        return stripped;
      }
      if (answer.get("error") instanceof String error
          && answer.get("line") instanceof Number line
          && answer.get("column") instanceof Number column) {
        throw refused(error, place(extension + "/" + name, text, line.intValue(),
            column.intValue())).toException();
      }
    }
    script = null;
    throw failed(outcome, extension + "/" + name).toException();
  }

  private static Problem refused(String error, Place place) {
    return error.startsWith("SyntaxError: ")
        ? Problem.of("syntax-error", ProblemKind.SCRIPT, error).at(place)
        : Problem.of("typescript-unsupported", ProblemKind.SCRIPT, error,
            "types are taken out and nothing is put in; the guide lists what that leaves out")
            .at(place);
  }

  private static Place place(String file, String text, int line, int column) {
    return new Place(file, line, column,
        text.lines().skip(Math.max(0, line - 1)).findFirst().orElse(null));
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

  private Script script(String extension) {
    Script known = script;
    if (known != null && extension.equals(owner)) {
      return known;
    }
    if (known != null) {
      known.close();
    }
    Script opened = workers.get()
        .open(StripperBundle.of("picode.typescript." + extension), Map.of(), Nothing.INSTANCE,
            Limits.of(DEADLINE));
    Outcome loaded = await(opened.load());
    if (!(loaded instanceof Outcome.Completed)) {
      throw failed(loaded, extension).toException();
    }
    owner = extension;
    script = opened;
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
