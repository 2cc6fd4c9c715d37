package dev.picode.plugin.command;

import dev.picode.plugin.ScriptRunner;
import dev.picode.plugin.manifest.Argument;
import dev.picode.problem.PiCodeException;
import dev.picode.sandbox.Outcome;
import dev.picode.terminal.Sanitizer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// What a word that a person types may become, as an argument of a command: one of its choices, or what the
/// command's own script says. Safe for many threads.
///
/// Whatever goes wrong, there is nothing to offer and nothing is said. Where the script is not ready in
/// time there is nothing either, but it goes on getting ready for the next time.
///
/// @param runner runs scripts, asked for when a script is needed
/// @param patience the longest that [#of] blocks
public record CommandCompletion(Supplier<ScriptRunner> runner, Duration patience) {
  /// So many are offered at most.
  public static final int MAX_CANDIDATES = 100;

  /// The time a script has for its answer.
  public static final Duration DEADLINE = Duration.ofMillis(500);

  private static final int MAX_CHARS = 200;

  /// Something that a word may become. Immutable. It has nothing in it that a terminal would act on.
  ///
  /// @param value the whole word
  /// @param description what it is, in a few words, or an empty text
  public record Candidate(String value, String description) {}

  /// A completion that blocks no longer than a script may take.
  public CommandCompletion(Supplier<ScriptRunner> runner) {
    this(runner, DEADLINE);
  }

  /// What the word may become, in the order to be shown.
  ///
  /// @param argument the name of the argument
  /// @param prefix the word as far as it is typed; all candidates start with it
  public List<Candidate> of(CommandRegistry.Entry entry, String argument, String prefix) {
    Argument declared = entry.command().argument(argument).orElse(null);
    if (declared == null) {
      return List.of();
    }
    if (!declared.choices().isEmpty()) {
      return candidates(declared.choices(), prefix);
    }
    return declared.is(Argument.Trait.COMPLETED) ? asked(entry, argument, prefix) : List.of();
  }

  private List<Candidate> asked(CommandRegistry.Entry entry, String argument, String prefix) {
    var answer = new CompletableFuture<List<Candidate>>();
    Thread.ofVirtual().name("picode-completion").start(() -> {
      try {
        Outcome outcome = runner.get()
            .complete(entry.extension(), entry.command().name(), argument, prefix, DEADLINE);
        answer.complete(
            outcome instanceof Outcome.Completed(_, List<?> items)
                ? candidates(items, prefix)
                : List.of());
      } catch (PiCodeException _) {
        answer.complete(List.of());
      } finally {
        answer.complete(List.of());
      }
    });
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return List.of();
    } catch (ExecutionException | TimeoutException _) {
      return List.of();
    }
  }

  /// What can be offered of what a script says: texts, or `{value, description}`.
  static List<Candidate> candidates(List<?> items, String prefix) {
    var candidates = new LinkedHashMap<String, Candidate>();
    for (Object item : items) {
      Object value = item instanceof Map<?, ?> map ? map.get("value") : item;
      if (value instanceof String text && text.startsWith(prefix) && isPlain(text)) {
        Object description = item instanceof Map<?, ?> map ? map.get("description") : null;
        var _ = candidates.putIfAbsent(text,
            new Candidate(text, description instanceof String words ? brief(words) : ""));
      }
      if (candidates.size() == MAX_CANDIDATES) {
        break;
      }
    }
    return List.copyOf(candidates.values());
  }

  /// Whether a word can be put into a line as it is.
  private static boolean isPlain(String text) {
    return !text.isEmpty() && text.length() <= MAX_CHARS && Sanitizer.line(text).equals(text);
  }

  private static String brief(String words) {
    String line = Sanitizer.line(words);
    return line.length() <= MAX_CHARS ? line : line.substring(0, MAX_CHARS) + "…";
  }
}
