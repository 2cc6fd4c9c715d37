package dev.picode.sandbox.protocol;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// The importable files of one extension: everything its script can ever load. Immutable.
///
/// The bytes that were hashed and trusted are the bytes that run: a place where scripts run gets
/// this value and never looks at a disk for a module.
///
/// @param id the extension's id, `[a-z0-9.-]`
/// @param language what its script is written in
/// @param main the path of the module that is loaded first, one of `files`; empty for a bundle that
///     only evaluates
/// @param files text by path; a path is relative, `/`-separated and has no `.` or `..` part
public record Bundle(String id, Language language, String main, Map<String, String> files) {

  /// Checks and copies.
  public Bundle {
    var copy = new TreeMap<String, String>();
    for (Map.Entry<String, String> file : files.entrySet()) {
      if (!isPlainPath(file.getKey())) {
        throw new IllegalArgumentException("`" + file.getKey() + "` is no path inside a bundle");
      }
      copy.put(file.getKey(), file.getValue());
    }
    if (!main.isEmpty() && !copy.containsKey(main)) {
      throw new IllegalArgumentException("the bundle `" + id + "` has no file `" + main + "`");
    }
    files = Collections.unmodifiableMap(copy);
  }

  /// A bundle without files, for evaluating code that a person typed.
  public static Bundle empty(String id, Language language) {
    return new Bundle(id, language, "", Map.of());
  }

  private static boolean isPlainPath(String path) {
    if (path.isEmpty() || path.startsWith("/") || path.indexOf('\\') >= 0
        || path.indexOf('\0') >= 0) {
      return false;
    }
    for (String part : path.split("/", -1)) {
      if (part.isEmpty() || part.equals(".") || part.equals("..")) {
        return false;
      }
    }
    return true;
  }
}
