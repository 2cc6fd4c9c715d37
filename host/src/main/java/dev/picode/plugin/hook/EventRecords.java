package dev.picode.plugin.hook;

import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.sandbox.json.Json;
import dev.picode.sandbox.json.JsonSyntaxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The events that hooks ran for, kept so that they can be run again. Safe for many threads and processes.
///
/// Each is a file of its own that only the person can read, without the values of secrets, long texts cut. The
/// last ones are kept. That one cannot be kept ends nothing.
public final class EventRecords implements HookRules.Recorder {
  private static final int KEPT = 100;
  private static final int MAX_TEXT = 256 << 10;
  private static final String ENDING = ".json";

  private final Path folder;
  private final String workspace;
  private final InstantSource clock;
  private final UnaryOperator<String> redact;
  private final AtomicLong numbers = new AtomicLong();

  /// An event that was kept. Immutable.
  ///
  /// @param id what it is called
  /// @param time when it was fired
  /// @param event its name
  /// @param workspace the folder it was fired in
  /// @param verdict what came of it: `proceed`, `deny` or `abort`
  /// @param reason why it was stopped, or `null`
  /// @param payload what it told
  /// @param cut whether texts in it were cut
  public record Recorded(String id, String time, String event, String workspace, String verdict,
      @Nullable String reason, @Nullable Object payload, boolean cut) {
    /// The payload to fire again. Where texts in it were cut and the event can tell that, it does.
    public @Nullable Object told() {
      if (!cut || !(payload instanceof Map<?, ?> members)
          || HookEvents.find(event).flatMap(known -> known.field("truncated")).isEmpty()) {
        return payload;
      }
      var told = new LinkedHashMap<String, @Nullable Object>();
      members.forEach((name, value) -> told.put(String.valueOf(name), value));
      told.put("truncated", true);
      return told;
    }

    /// All but the payload as a plain value.
    public Map<String, @Nullable Object> plain() {
      var plain = new LinkedHashMap<String, @Nullable Object>();
      plain.put("id", id);
      plain.put("time", time);
      plain.put("event", event);
      plain.put("workspace", workspace);
      plain.put("verdict", verdict);
      plain.put("reason", reason);
      plain.put("cut", cut);
      return plain;
    }
  }

  /// Records in a folder.
  ///
  /// @param folder need not exist
  /// @param workspace the folder that events are fired in
  /// @param redact takes secrets out of a text
  public EventRecords(Path folder, Path workspace, InstantSource clock,
      UnaryOperator<String> redact) {
    this.folder = folder;
    this.workspace = workspace.toString();
    this.clock = clock;
    this.redact = redact;
  }

  @Override
  public void fired(String event, @Nullable Object payload, HookOutcome outcome) {
    var kept = new Shortening();
    var entry = new LinkedHashMap<String, @Nullable Object>();
    entry.put("time", clock.instant().toString());
    entry.put("event", event);
    entry.put("workspace", workspace);
    entry.put("verdict", outcome.word());
    entry.put("reason", outcome instanceof HookOutcome.Stopped stopped
        ? redact.apply(stopped.reason())
        : null);
    entry.put("payload", kept.of(payload));
    entry.put("cut", kept.cut);
    entry.put("steps", outcome.steps().stream().map(HookStep::plain).toList());
    String id = Long.toString(clock.millis(), Character.MAX_RADIX) + "-"
        + Long.toString(ProcessHandle.current().pid(), Character.MAX_RADIX) + "-"
        + numbers.incrementAndGet();
    try {
      write(folder.resolve(id + ENDING), Json.write(entry));
      if (numbers.get() == 1) {
        forgetOld();
      }
    } catch (IOException _) {
      // It cannot be run again, which is all it was kept for.
    }
  }

  private void write(Path file, String text) throws IOException {
    Files.createDirectories(folder);
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(file, PosixFilePermissions.asFileAttribute(
          PosixFilePermissions.fromString("rw-------")));
    }
    Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private void forgetOld() throws IOException {
    List<String> ids = ids();
    for (String id : ids.subList(0, Math.max(0, ids.size() - KEPT))) {
      Files.deleteIfExists(folder.resolve(id + ENDING));
    }
  }

  /// Those that are kept, the latest last.
  public List<Recorded> all() {
    var all = new ArrayList<Recorded>();
    try {
      ids().forEach(id -> read(id).ifPresent(all::add));
    } catch (IOException e) {
      throw unreadable(e);
    }
    return all;
  }

  /// The one of that id.
  ///
  /// @throws dev.picode.problem.PiCodeException `event-record-missing`
  public Recorded find(String id) {
    return (id.matches("[0-9a-z-]+") ? read(id) : Optional.<Recorded>empty())
        .orElseThrow(() -> Problem.of("event-record-missing", ProblemKind.USER,
            "no event `" + id + "` is kept",
            "`picode hook replay` lists those that are").toException());
  }

  private List<String> ids() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(ENDING))
          .map(name -> name.substring(0, name.length() - ENDING.length()))
          .sorted()
          .toList();
    }
  }

  private Optional<Recorded> read(String id) {
    try {
      Path file = folder.resolve(id + ENDING);
      if (!Files.isRegularFile(file)
          || !(Json.parse(Files.readString(file)) instanceof Map<?, ?> entry)) {
        return Optional.empty();
      }
      return Optional.of(new Recorded(id, String.valueOf(entry.get("time")),
          String.valueOf(entry.get("event")), String.valueOf(entry.get("workspace")),
          String.valueOf(entry.get("verdict")),
          entry.get("reason") instanceof String reason ? reason : null, entry.get("payload"),
          Boolean.TRUE.equals(entry.get("cut"))));
    } catch (JsonSyntaxException _) {
      return Optional.empty();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private RuntimeException unreadable(IOException cause) {
    return Problem.of("event-record-unreadable", ProblemKind.EXTERNAL,
        "the events in `" + folder + "` cannot be read: " + cause.getMessage()).toException(cause);
  }

  /// Takes secrets and what is too long out of a value. Confined to one thread.
  private final class Shortening {
    private boolean cut;

    private @Nullable Object of(@Nullable Object plain) {
      return switch (plain) {
        case String text -> shortened(redact.apply(text));
        case List<?> items -> {
          var copy = new ArrayList<@Nullable Object>(items.size());
          items.forEach(item -> copy.add(of(item)));
          yield copy;
        }
        case Map<?, ?> members -> {
          var copy = new LinkedHashMap<String, @Nullable Object>();
          members.forEach((name, value) -> copy.put(String.valueOf(name), of(value)));
          yield copy;
        }
        case null, default -> plain;
      };
    }

    private String shortened(String text) {
      cut |= text.length() > MAX_TEXT;
      return text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text;
    }
  }
}
