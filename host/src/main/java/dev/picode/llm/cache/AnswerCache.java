package dev.picode.llm.cache;

import dev.picode.file.OwnerOnly;
import dev.picode.file.Sha256;
import dev.picode.file.WholeFile;
import dev.picode.llm.ModelEvent;
import dev.picode.llm.ModelRequest;
import dev.picode.llm.json.EventJson;
import dev.picode.llm.json.RequestJson;
import dev.picode.problem.PiCodeException;
import dev.picode.sandbox.json.Json;
import dev.picode.sandbox.json.JsonSyntaxException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Answers that were kept, each in a file of its own whose name is the hash of the whole request. Safe for many threads,
/// and for many processes.
///
/// The oldest go when there are too many bytes. A cache is no promise: what cannot be read or written is as if it were not
/// there.
public final class AnswerCache {
  /// The format of the files; another one is another answer.
  private static final int VERSION = 1;

  /// An answer larger than this part of everything is not kept.
  private static final int LARGEST_SHARE = 4;

  private final Path folder;
  private final long maxBytes;
  private final Duration maxAge;
  private final InstantSource clock;

  /// A cache in a folder, which is made with the first answer.
  ///
  /// @param maxBytes the most bytes of all answers together
  /// @param maxAge how long an answer counts
  public AnswerCache(Path folder, long maxBytes, Duration maxAge, InstantSource clock) {
    this.folder = folder;
    this.maxBytes = maxBytes;
    this.maxAge = maxAge;
    this.clock = clock;
  }

  /// The name that an answer is kept under: equal for equal requests to the same provider at the same place.
  ///
  /// @param baseUrl the base URL of the person's own, or null
  public static String key(String provider, @Nullable String baseUrl, ModelRequest request) {
    var whole = new LinkedHashMap<String, @Nullable Object>();
    whole.put("version", VERSION);
    whole.put("provider", provider);
    whole.put("baseUrl", baseUrl);
    whole.put("request", RequestJson.write(request));
    return Sha256.of(Json.write(whole, Json.MAX_DEPTH + 8));
  }

  /// The events of an answer that was kept and is not too old.
  public Optional<List<ModelEvent>> find(String key) {
    try {
      if (!(Json.parse(Files.readString(file(key))) instanceof Map<?, ?> kept)
          || !(kept.get("created") instanceof Long created)) {
        return Optional.empty();
      }
      if (clock.millis() - created > maxAge.toMillis()) {
        Files.deleteIfExists(file(key));
        return Optional.empty();
      }
      return Optional.of(EventJson.readAll(kept.get("events"), "events"));
    } catch (IOException | JsonSyntaxException | PiCodeException _) {
      return Optional.empty();
    }
  }

  /// Keeps the events of an answer.
  public void put(String key, List<ModelEvent> events) {
    var kept = new LinkedHashMap<String, @Nullable Object>();
    kept.put("created", clock.millis());
    kept.put("events", events.stream().map(EventJson::write).toList());
    byte[] bytes = Json.write(kept).getBytes(StandardCharsets.UTF_8);
    if (bytes.length > maxBytes / LARGEST_SHARE) {
      return;
    }
    try {
      Files.createDirectories(folder, OwnerOnly.folder(folder));
      Path next = folder.resolve(key + "." + UUID.randomUUID() + ".new");
      try {
        Files.createFile(next, OwnerOnly.file(next));
        Files.write(next, bytes);
        WholeFile.move(next, file(key));
      } finally {
        Files.deleteIfExists(next);
      }
      trim();
    } catch (IOException _) {
      // Not kept.
    }
  }

  /// Forgets every answer.
  ///
  /// @throws IOException where a file cannot be deleted
  public void clear() throws IOException {
    for (Kept kept : all()) {
      Files.deleteIfExists(kept.file());
    }
  }

  private Path file(String key) {
    return folder.resolve(key + ".json");
  }

  /// A file of the folder.
  private record Kept(Path file, long bytes, long changed) {}

  private void trim() throws IOException {
    List<Kept> all = all();
    long bytes = all.stream().mapToLong(Kept::bytes).sum();
    all.sort(Comparator.comparingLong(Kept::changed).thenComparing(Kept::file));
    for (Kept kept : all) {
      if (bytes <= maxBytes) {
        return;
      }
      Files.deleteIfExists(kept.file());
      bytes -= kept.bytes();
    }
  }

  private List<Kept> all() throws IOException {
    var all = new ArrayList<Kept>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (attributes.isRegularFile()) {
              all.add(new Kept(file, attributes.size(), attributes.lastModifiedTime().toMillis()));
            }
          } catch (IOException _) {
            // Another process was faster.
          }
        }
      }
    }
    return all;
  }
}
