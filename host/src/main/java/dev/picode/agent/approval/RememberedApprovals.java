package dev.picode.agent.approval;

import dev.picode.file.WholeFile;
import dev.picode.sandbox.json.Json;
import dev.picode.sandbox.json.JsonSyntaxException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What a person approved for more than one call: until the program ends, or for good in a [WholeFile]. Safe for many
/// threads, and for many processes.
///
/// A file that cannot be read as a whole approves nothing.
public final class RememberedApprovals {
  private static final long FORMAT = 1;
  private static final int MAX_BYTES = 4 << 20;

  /// The oldest go first; who is asked again has lost nothing.
  private static final int MAX_ENTRIES = 1_000;

  private final @Nullable Path file;
  private final Consumer<String> notices;
  private final Set<Map<?, ?>> session = new HashSet<>();

  /// Approvals that touch no file yet.
  ///
  /// @param file where they are kept, one for each workspace; neither it nor its folder need exist; null to keep none
  /// @param notices is told, a sentence each, what could not be read or written
  public RememberedApprovals(@Nullable Path file, Consumer<String> notices) {
    this.file = file;
    this.notices = notices;
  }

  synchronized boolean holds(Approval approval) {
    if (session.contains(approval.members())) {
      return true;
    }
    Path kept = file;
    if (kept == null) {
      return false;
    }
    try {
      return read(kept).contains(approval.members());
    } catch (IOException e) {
      notices.accept("what was approved in `" + kept + "` does not count: " + e.getMessage());
      return false;
    }
  }

  synchronized void keepForSession(Approval approval) {
    session.add(approval.members());
  }

  synchronized void keep(Approval approval) {
    keepForSession(approval);
    Path kept = file;
    if (kept == null) {
      return;
    }
    var whole = new WholeFile(kept);
    try {
      var _ = whole.locked(() -> {
        Set<Map<?, ?>> all = readOrSetAside(kept, whole);
        all.add(approval.members());
        whole.replace(bytes(all));
        return all;
      });
    } catch (IOException e) {
      notices.accept("the approval counts only until PiCode ends: `" + kept
          + "` cannot be written: " + e.getMessage());
    }
  }

  private Set<Map<?, ?>> readOrSetAside(Path kept, WholeFile whole) throws IOException {
    try {
      return read(kept);
    } catch (DamagedException _) {
      Path aside = whole.setAside();
      notices.accept("`" + kept + "` was damaged and is now `" + aside.getFileName() + "`");
      return new LinkedHashSet<>();
    }
  }

  private static Set<Map<?, ?>> read(Path kept) throws IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(kept)) {
      bytes = in.readNBytes(MAX_BYTES + 1);
    } catch (NoSuchFileException _) {
      return new LinkedHashSet<>();
    }
    try {
      if (bytes.length <= MAX_BYTES
          && Json.parse(new String(bytes, StandardCharsets.UTF_8)) instanceof Map<?, ?> root
          && Long.valueOf(FORMAT).equals(root.get("format"))
          && root.get("approved") instanceof List<?> list) {
        var all = new LinkedHashSet<Map<?, ?>>();
        for (Object item : list) {
          if (item instanceof Map<?, ?> members) {
            all.add(members);
          }
        }
        return all;
      }
    } catch (JsonSyntaxException e) {
      throw new DamagedException("the file is not JSON: " + e.getMessage());
    }
    throw new DamagedException("the file has another format");
  }

  private static byte[] bytes(Set<Map<?, ?>> all) {
    var list = new ArrayList<Object>(all);
    var root = new LinkedHashMap<String, Object>();
    root.put("format", FORMAT);
    root.put("approved", list.subList(Math.max(0, list.size() - MAX_ENTRIES), list.size()));
    return (Json.writePretty(root) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /// The file says something that no version of PiCode writes.
  private static final class DamagedException extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    DamagedException(String message) {
      super(message);
    }
  }
}
