package dev.picode.plugin;

import dev.picode.file.WholeFile;
import dev.picode.sandbox.capability.Grants;
import dev.picode.sandbox.capability.InvalidScopeException;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What a person granted for good, in `grants.json`, a [WholeFile]. Safe for many threads, and for many processes.
///
/// A grant is bound to an extension's id, version and content: of a changed extension nothing is known.
/// A file that cannot be read as a whole grants nothing, and is set aside before a new one is written.
public final class GrantStore {
  private static final long FORMAT = 1;
  private static final int MAX_BYTES = 8 << 20;
  /// The oldest go first; who is asked again has lost nothing.
  private static final int MAX_ENTRIES = 1_000;

  private final Path file;
  private final WholeFile whole;
  private final Consumer<String> notices;

  /// A store that touches no file yet.
  ///
  /// @param file where it is; neither it nor its folder need exist
  /// @param notices is told, a sentence each, what could not be read or written
  public GrantStore(Path file, Consumer<String> notices) {
    this.file = file;
    this.whole = new WholeFile(file);
    this.notices = notices;
  }

  /// What was granted to an extension; nothing where the file is damaged.
  public Grants granted(Extension.Identity identity) {
    try {
      return read().getOrDefault(identity, Grants.NONE);
    } catch (IOException | DamagedException e) {
      notices.accept("the grants in `" + file + "` do not count: " + e.getMessage());
      return Grants.NONE;
    }
  }

  /// Adds a grant. Where that fails it is told and the grant is not kept.
  public void record(Extension.Identity identity, Grants scope) {
    try {
      var _ = whole.locked(() -> {
        Map<Extension.Identity, Grants> all = readOrSetAside();
        Grants known = all.remove(identity);
        all.put(identity, known == null ? scope : known.and(scope));
        whole.replace(bytes(all));
        return all;
      });
    } catch (IOException e) {
      notices.accept("the grant counts only until PiCode ends: `" + file + "` cannot be written: "
          + e.getMessage());
    }
  }

  private Map<Extension.Identity, Grants> readOrSetAside() throws IOException {
    try {
      return read();
    } catch (DamagedException _) {
      Path aside = whole.setAside();
      notices.accept("`" + file + "` was damaged and is now `" + aside.getFileName() + "`");
      return new LinkedHashMap<>();
    }
  }

  private Map<Extension.Identity, Grants> read() throws IOException, DamagedException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MAX_BYTES + 1);
    } catch (NoSuchFileException _) {
      return new LinkedHashMap<>();
    }
    if (bytes.length > MAX_BYTES) {
      throw new DamagedException("the file is larger than 8 MiB");
    }
    try {
      return entries(Json.parse(new String(bytes, StandardCharsets.UTF_8)));
    } catch (JsonSyntaxException e) {
      throw new DamagedException("the file is not JSON: " + e.getMessage());
    }
  }

  private static Map<Extension.Identity, Grants> entries(@Nullable Object value)
      throws DamagedException {
    if (!(value instanceof Map<?, ?> root) || !Long.valueOf(FORMAT).equals(root.get("format"))
        || !(root.get("grants") instanceof List<?> list)) {
      throw new DamagedException("the file has another format");
    }
    var entries = new LinkedHashMap<Extension.Identity, Grants>();
    for (Object item : list) {
      if (!(item instanceof Map<?, ?> entry) || !(entry.get("id") instanceof String id)
          || !(entry.get("version") instanceof String version)
          || !(entry.get("hash") instanceof String hash)
          || !(entry.get("permissions") instanceof Map<?, ?> permissions)) {
        throw new DamagedException("an entry is not a grant");
      }
      entries.put(new Extension.Identity(id, version, hash), grants(permissions));
    }
    return entries;
  }

  private static Grants grants(Map<?, ?> permissions) throws DamagedException {
    try {
      return Grants.of(permissions);
    } catch (InvalidScopeException e) {
      throw new DamagedException(e.sentence());
    }
  }

  private static byte[] bytes(Map<Extension.Identity, Grants> all) {
    var list = new ArrayList<Object>();
    all.forEach((identity, grants) -> {
      var entry = new LinkedHashMap<String, Object>();
      entry.put("id", identity.id());
      entry.put("version", identity.version());
      entry.put("hash", identity.hash());
      entry.put("permissions", grants.members());
      list.add(entry);
    });
    var root = new LinkedHashMap<String, Object>();
    root.put("format", FORMAT);
    root.put("grants", list.subList(Math.max(0, list.size() - MAX_ENTRIES), list.size()));
    return (Json.writePretty(root) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /// The file says something that no version of PiCode writes.
  private static final class DamagedException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    DamagedException(String message) {
      super(message);
    }
  }
}
