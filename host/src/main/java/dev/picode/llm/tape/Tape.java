package dev.picode.llm.tape;

import dev.picode.file.OwnerOnly;
import dev.picode.llm.ModelEvent;
import dev.picode.llm.ModelRequest;
import dev.picode.llm.cache.AnswerCache;
import dev.picode.llm.json.EventJson;
import dev.picode.llm.json.RequestJson;
import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.sandbox.json.Json;
import dev.picode.sandbox.json.JsonSyntaxException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A folder of requests and their answers: written while models answer, or read instead of asking. Safe for many threads.
///
/// A file is `KEY-N.json`: the start of the hash of provider and request, and how many times the same was asked before. It
/// is indented JSON `{provider, request, events}` that a person can read and change; the request is there to be read, only
/// the name counts. What was asked more often than it was recorded gets the last answer again.
public final class Tape {
  private static final int KEY_LENGTH = 16;

  /// A tape that neither records nor plays.
  public static final Tape NONE = new Tape(null, false);

  private final @Nullable Path folder;
  private final boolean plays;
  private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();

  private Tape(@Nullable Path folder, boolean plays) {
    this.folder = folder;
    this.plays = plays;
  }

  /// A tape that records into a folder, which is made with the first answer; what is there is replaced one by one.
  public static Tape recording(Path folder) {
    return new Tape(folder, false);
  }

  /// A tape that plays a folder.
  public static Tape playing(Path folder) {
    return new Tape(folder, true);
  }

  /// Whether nobody is asked.
  public boolean plays() {
    return plays;
  }

  /// Who was asked first of what this tape plays, by name, as `PROVIDER/MODEL`: whom to ask where nobody was chosen.
  ///
  /// @throws PiCodeException `llm-replay-damaged`
  public Optional<String> asked() {
    Path from = folder;
    if (from == null || !plays || !Files.isDirectory(from)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(from)) {
      Optional<Path> first = files.filter(file -> file.toString().endsWith(".json"))
          .min(Comparator.naturalOrder());
      if (first.isEmpty()
          || !(Json.parse(Files.readString(first.get())) instanceof Map<?, ?> entry)
          || !(entry.get("request") instanceof Map<?, ?> request)) {
        return Optional.empty();
      }
      return Optional.of(entry.get("provider") + "/" + request.get("model"));
    } catch (JsonSyntaxException | IOException e) {
      throw damaged(from, "it cannot be read", e);
    }
  }

  /// The answer to a request, where this tape plays.
  ///
  /// @throws PiCodeException `llm-replay-missing` where it was not recorded, `llm-replay-damaged` where its file cannot be
  ///     read
  public Optional<List<ModelEvent>> play(String provider, ModelRequest request) {
    if (folder == null || !plays) {
      return Optional.empty();
    }
    String key = key(provider, request);
    int time = asked.computeIfAbsent(key, _ -> new AtomicInteger()).getAndIncrement();
    for (int n = time; n >= 0; n--) {
      Path file = file(folder, key, n);
      if (Files.isRegularFile(file)) {
        return Optional.of(read(file));
      }
    }
    throw Problem.of("llm-replay-missing", ProblemKind.USER,
        "the request to `" + provider + "/" + request.model() + "` was not recorded in `" + folder
            + "`",
        "record it anew with `--record`, or write `" + file(folder, key, time).getFileName()
            + "`")
        .toException();
  }

  /// Keeps an answer, where this tape records.
  ///
  /// @throws PiCodeException `llm-record-failed`
  public void record(String provider, ModelRequest request, List<ModelEvent> events) {
    if (folder == null || plays) {
      return;
    }
    String key = key(provider, request);
    int time = asked.computeIfAbsent(key, _ -> new AtomicInteger()).getAndIncrement();
    var entry = new LinkedHashMap<String, @Nullable Object>();
    entry.put("provider", provider);
    entry.put("request", RequestJson.write(request));
    entry.put("events", events.stream().map(EventJson::write).toList());
    try {
      Files.createDirectories(folder, OwnerOnly.folder(folder));
      Files.writeString(file(folder, key, time), Json.writePretty(entry) + "\n");
    } catch (IOException e) {
      throw Problem.of("llm-record-failed", ProblemKind.EXTERNAL,
          "the answer cannot be recorded in `" + folder + "`", "check the folder").toException(e);
    }
  }

  private static String key(String provider, ModelRequest request) {
    return AnswerCache.key(provider, null, request).substring(0, KEY_LENGTH);
  }

  private static Path file(Path folder, String key, int time) {
    return folder.resolve(key + "-" + time + ".json");
  }

  private static List<ModelEvent> read(Path file) {
    try {
      if (Json.parse(Files.readString(file, StandardCharsets.UTF_8)) instanceof Map<?, ?> entry
          && entry.get("events") instanceof List<?> events) {
        return EventJson.readAll(events, "events");
      }
      throw damaged(file, "it has no `events`", null);
    } catch (JsonSyntaxException e) {
      throw damaged(file, e.getMessage() + " (line " + e.line() + ")", e);
    } catch (IOException e) {
      throw damaged(file, "it cannot be read", e);
    }
  }

  private static PiCodeException damaged(Path file, String why, @Nullable Exception cause) {
    Problem problem = Problem.of("llm-replay-damaged", ProblemKind.USER,
        "the recorded answer `" + file.getFileName() + "` is damaged: " + why,
        "record it anew with `--record`");
    return cause == null ? problem.toException() : problem.toException(cause);
  }
}
