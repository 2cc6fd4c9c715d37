package dev.picode.trust;

import dev.picode.sandbox.json.Json;
import dev.picode.sandbox.json.JsonSyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The text of `trust.json`. Stateless.
final class TrustJson {
  private static final long FORMAT = 1;

  private TrustJson() {}

  static String write(SortedMap<String, TrustEntry> entries) {
    var workspaces = new LinkedHashMap<String, @Nullable Object>();
    entries.forEach((root, entry) -> {
      var files = new LinkedHashMap<String, @Nullable Object>();
      entry.files().forEach((path, file) -> {
        var facts = new LinkedHashMap<String, @Nullable Object>();
        facts.put("bytes", file.bytes());
        facts.put("executable", file.executable());
        facts.put("sha256", file.sha256());
        files.put(path, facts);
      });
      var members = new LinkedHashMap<String, @Nullable Object>();
      members.put("hash", entry.hash());
      members.put("time", entry.time().toString());
      members.put("picode", entry.picode());
      members.put("files", files);
      workspaces.put(root, members);
    });
    var all = new LinkedHashMap<String, @Nullable Object>();
    all.put("format", FORMAT);
    all.put("workspaces", workspaces);
    return Json.writePretty(all) + "\n";
  }

  /// @throws IllegalArgumentException where the text is not what [#write] makes; the message says why
  static SortedMap<String, TrustEntry> read(String text) {
    try {
      var all = object(Json.parse(text), "the file");
      if (!Long.valueOf(FORMAT).equals(all.get("format"))) {
        throw new IllegalArgumentException("`format` is not " + FORMAT);
      }
      var entries = new TreeMap<String, TrustEntry>();
      object(all.get("workspaces"), "workspaces")
          .forEach((root, members) -> entries.put(root, entry(object(members, root))));
      return entries;
    } catch (JsonSyntaxException e) {
      throw new IllegalArgumentException("it is not JSON: " + e.getMessage(), e);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("a time in it is none: " + e.getMessage(), e);
    }
  }

  private static TrustEntry entry(Map<String, @Nullable Object> members) {
    var files = new TreeMap<String, ClosureFile>();
    object(members.get("files"), "files").forEach((path, value) -> {
      var file = object(value, path);
      if (!(file.get("bytes") instanceof Long bytes)
          || !(file.get("executable") instanceof Boolean executable)) {
        throw new IllegalArgumentException("the entry of `" + path + "` is not complete");
      }
      files.put(path, new ClosureFile(path, bytes, executable, text(file, "sha256")));
    });
    String hash = text(members, "hash");
    if (!Closure.hash(files.values()).equals(hash)) {
      throw new IllegalArgumentException("a hash in it does not fit the files beside it");
    }
    return new TrustEntry(hash, files, Instant.parse(text(members, "time")),
        text(members, "picode"));
  }

  private static String text(Map<String, @Nullable Object> members, String name) {
    if (members.get(name) instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException("`" + name + "` is missing");
  }

  private static Map<String, @Nullable Object> object(@Nullable Object value, String name) {
    if (!(value instanceof Map<?, ?> map)) {
      throw new IllegalArgumentException("`" + name + "` is not an object");
    }
    var members = new LinkedHashMap<String, @Nullable Object>();
    map.forEach((key, member) -> members.put(String.valueOf(key), member));
    return members;
  }
}
