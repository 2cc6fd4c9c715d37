package dev.picode.plugin.layer;

import dev.picode.binding.ScriptBindings;
import dev.picode.file.WholeFile;
import dev.picode.plugin.ScriptHost;
import dev.picode.plugin.typescript.TypeScript;
import dev.picode.problem.Problem;
import dev.picode.sandbox.Answer;
import dev.picode.sandbox.HostCalls;
import dev.picode.sandbox.Limits;
import dev.picode.sandbox.Outcome;
import dev.picode.sandbox.Sandbox;
import dev.picode.sandbox.Script;
import dev.picode.sandbox.json.Json;
import dev.picode.sandbox.json.JsonSyntaxException;
import dev.picode.sandbox.protocol.Bundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Loads a script once, with no access to anything, and remembers by its content what it registered. Safe for
/// many threads and processes.
///
/// @param folder the cache; what is in it may be deleted at any time
/// @param sandbox gives the place where scripts are loaded
/// @param typescript takes the types out of what is loaded
public record CachedLearner(Path folder, Supplier<Sandbox> sandbox, TypeScript typescript)
    implements Learner {
  private static final Duration DEADLINE = Duration.ofSeconds(30);

  /// Nobody answers a script that is only looked at.
  private static final HostCalls NOBODY = new HostCalls() {
    @Override
    public Answer answer(String target, Map<String, @Nullable Object> arguments) {
      return new Answer.Refused("run-over", "`" + target + "` is for handlers",
          "call it in the handler", "");
    }

    @Override
    public void log(String level, String text) {
      // What a script prints while it is looked at is of no interest.
    }
  };

  /// Forgets what was learned.
  ///
  /// @param cache the folder of a person's caches
  public static void forget(Path cache) throws IOException {
    try (Stream<Path> files = Files.list(cache.resolve("scripts"))) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
    } catch (NoSuchFileException _) {
      // Nothing was learned yet.
    }
  }

  @Override
  public List<?> registrations(Bundle bundle, String hash) {
    Path file = folder.resolve("scripts")
        .resolve(
            hash.substring(hash.indexOf(':') + 1) + "-" + ScriptBindings.API_LEVEL + ".json");
    List<?> known = known(file);
    if (known != null) {
      return known;
    }
    List<?> learned = load(bundle);
    remember(file, learned);
    return learned;
  }

  private List<?> load(Bundle bundle) {
    try (Script script = sandbox.get()
        .open(typescript.strip(bundle), ScriptBindings.surface(), NOBODY, Limits.of(DEADLINE))) {
      Outcome outcome = script.load().await();
      Problem problem = ScriptHost.problem(outcome, "");
      if (problem != null) {
        throw problem.toException();
      }
      return outcome instanceof Outcome.Completed(_, List<?> items) ? items : List.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  private static @Nullable List<?> known(Path file) {
    try {
      return Files.exists(file) && Json.parse(Files.readString(file)) instanceof List<?> items
          ? items
          : null;
    } catch (IOException | JsonSyntaxException _) {
      return null; // it is learned anew
    }
  }

  private static void remember(Path file, List<?> learned) {
    try {
      Files.createDirectories(file.getParent());
      Path beside = Files.createTempFile(file.getParent(), "learned", ".tmp");
      Files.writeString(beside, Json.write(learned));
      WholeFile.move(beside, file);
    } catch (IOException _) {
      // It is learned anew the next time.
    }
  }
}
