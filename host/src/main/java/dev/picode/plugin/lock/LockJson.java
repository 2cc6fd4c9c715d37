package dev.picode.plugin.lock;

import dev.picode.sandbox.capability.Grants;
import dev.picode.sandbox.capability.InvalidScopeException;
import dev.picode.sandbox.json.Json;
import dev.picode.sandbox.json.JsonSyntaxException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The text of `picode.lock`: the same lock gives the same bytes. Stateless.
final class LockJson {
  private static final long FORMAT = 1;

  private LockJson() {}

  static String write(Lock lock) {
    var extensions = new LinkedHashMap<String, @Nullable Object>();
    lock.entries().forEach((id, entry) -> extensions.put(id, members(entry)));
    var root = new LinkedHashMap<String, @Nullable Object>();
    root.put("format", FORMAT);
    root.put("extensions", extensions);
    return Json.writePretty(root) + "\n";
  }

  private static Map<String, @Nullable Object> members(LockEntry entry) {
    var members = new LinkedHashMap<String, @Nullable Object>();
    members.put("version", entry.version());
    Provenance from = entry.provenance();
    members.put("source", from.source());
    put(members, "resolved", from.resolved());
    put(members, "commit", from.commit());
    put(members, "integrity", from.integrity());
    members.put("hash", entry.hash());
    members.put("permissions", entry.permissions().members());
    members.put("files", new TreeMap<>(entry.files()));
    LockEntry previous = entry.previous();
    if (previous != null) {
      members.put("previous", members(previous));
    }
    return members;
  }

  private static void put(Map<String, @Nullable Object> members, String name, String text) {
    if (!text.isEmpty()) {
      members.put(name, text);
    }
  }

  /// @throws IllegalArgumentException where the text is not what [#write] makes; the message says why
  static Lock read(String text) {
    try {
      Map<?, ?> root = object(Json.parse(text), "the file");
      if (!Long.valueOf(FORMAT).equals(root.get("format"))) {
        throw new IllegalArgumentException("`format` is not " + FORMAT);
      }
      var entries = new TreeMap<String, LockEntry>();
      object(root.get("extensions"), "extensions").forEach((id, members) -> entries
          .put(String.valueOf(id), entry(String.valueOf(id), object(members, String.valueOf(id)))));
      return new Lock(entries);
    } catch (JsonSyntaxException e) {
      throw new IllegalArgumentException("it is not JSON, see its line " + e.line(), e);
    } catch (InvalidScopeException e) {
      throw new IllegalArgumentException(e.sentence(), e);
    }
  }

  private static LockEntry entry(String id, Map<?, ?> members) {
    Object previous = members.get("previous");
    return new LockEntry(id, text(members, "version"),
        new Provenance(text(members, "source"), optional(members, "resolved"),
            optional(members, "commit"), optional(members, "integrity")),
        text(members, "hash"), files(object(members.get("files"), "files")),
        Grants.of(object(members.get("permissions"), "permissions")),
        previous == null ? null : entry(id, object(previous, "previous")));
  }

  private static SortedMap<String, String> files(Map<?, ?> members) {
    var files = new TreeMap<String, String>();
    members.forEach((path, hash) -> files.put(String.valueOf(path), String.valueOf(hash)));
    return files;
  }

  private static String text(Map<?, ?> members, String name) {
    if (members.get(name) instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException("`" + name + "` is missing");
  }

  private static String optional(Map<?, ?> members, String name) {
    return members.containsKey(name) ? text(members, name) : "";
  }

  private static Map<?, ?> object(@Nullable Object value, String name) {
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw new IllegalArgumentException("`" + name + "` is not an object");
  }
}
