package dev.picode.audit;

import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.sandbox.json.Json;
import dev.picode.sandbox.json.JsonSyntaxException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Reads the audit log. Immutable; what it reads may grow meanwhile.
public final class AuditReader {
  /// The system may lose an event, so the file is looked at now and then without one.
  private static final long WAIT_MILLIS = 500;

  private final AuditFolder files;

  /// A reader of the log in a folder, which need not exist.
  public AuditReader(Path folder) {
    this.files = new AuditFolder(folder);
  }

  /// The last entries that fit, oldest first. A line that is no entry is left out.
  ///
  /// @throws PiCodeException `audit-unreadable`
  public List<AuditRecord> last(int count, Predicate<AuditRecord> fits) {
    return after(0, count, fits);
  }

  /// The last entries with a number above `id` that fit, oldest first.
  private List<AuditRecord> after(long id, int count, Predicate<AuditRecord> fits) {
    var found = new ArrayList<AuditRecord>();
    try {
      files.reading(() -> {
        boolean more = true;
        List<Path> all = files.all().reversed();
        for (int i = 0; i < all.size() && more; i++) {
          more = collect(Files.readAllBytes(all.get(i)), id, count, fits, found);
        }
        return found;
      });
    } catch (IOException e) {
      throw unreadable(e);
    }
    return List.copyOf(found.reversed());
  }

  /// Adds the entries of a file, newest first.
  ///
  /// @return whether older files are wanted
  private static boolean collect(byte[] file, long id, int count, Predicate<AuditRecord> fits,
      List<AuditRecord> found) {
    for (byte[] line : AuditTail.lines(file).reversed()) {
      if (found.size() >= count) {
        return false;
      }
      AuditRecord record = record(line);
      if (record != null && record.id() <= id) {
        return false;
      }
      if (record != null && fits.test(record)) {
        found.add(record);
      }
    }
    return found.size() < count;
  }

  /// Gives every entry that is written from now on, until it is told to stop.
  ///
  /// @param goesOn is asked at least twice a second
  /// @throws PiCodeException `audit-unreadable`
  public void follow(Consumer<AuditRecord> taker, BooleanSupplier goesOn) {
    try (var watch = FileSystems.getDefault().newWatchService()) {
      Files.createDirectories(files.folder());
      files.folder()
          .register(watch, StandardWatchEventKinds.ENTRY_CREATE,
              StandardWatchEventKinds.ENTRY_MODIFY);
      long seen = lastId();
      while (goesOn.getAsBoolean()) {
        var key = watch.poll(WAIT_MILLIS, TimeUnit.MILLISECONDS);
        if (key != null) {
          key.pollEvents();
          key.reset();
        }
        for (AuditRecord record : after(seen, Integer.MAX_VALUE, _ -> true)) {
          taker.accept(record);
          seen = Math.max(seen, record.id());
        }
      }
    } catch (IOException e) {
      throw unreadable(e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private long lastId() {
    List<AuditRecord> last = last(1, _ -> true);
    return last.isEmpty() ? 0 : last.getFirst().id();
  }

  /// Checks the chain over all files; see [AuditChain].
  ///
  /// @throws PiCodeException `audit-unreadable`
  public AuditChain verify() {
    try {
      return files.reading(() -> AuditChain.of(files));
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private PiCodeException unreadable(IOException cause) {
    return Problem.of("audit-unreadable", ProblemKind.EXTERNAL,
        "the audit log in `" + files.folder() + "` cannot be read: " + cause.getMessage())
        .toException(cause);
  }

  private static @Nullable AuditRecord record(byte[] line) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString();
      if (Json.parse(text) instanceof Map<?, ?> map) {
        var members = new LinkedHashMap<String, @Nullable Object>();
        map.forEach((name, value) -> members.put(String.valueOf(name), value));
        return new AuditRecord(members);
      }
    } catch (CharacterCodingException | JsonSyntaxException _) {
      // It is left out here; the chain names it.
    }
    return null;
  }
}
