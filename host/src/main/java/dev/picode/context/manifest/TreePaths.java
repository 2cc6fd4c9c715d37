package dev.picode.context.manifest;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Arithmetic on paths of a tree, which are relative to its top and separated by `/`; the top is the empty text.
/// Stateless, safe for many threads.
public final class TreePaths {
  private TreePaths() {}

  /// The folder a path is in.
  public static String folder(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(0, slash);
  }

  /// The last name of a path.
  public static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /// The last name of a path without its last ending.
  public static String stem(String path) {
    String name = name(path);
    int dot = name.lastIndexOf('.');
    return dot <= 0 ? name : name.substring(0, dot);
  }

  /// A name or path below a folder, as it is.
  public static String in(String folder, String below) {
    return folder.isEmpty() ? below : below.isEmpty() ? folder : folder + "/" + below;
  }

  /// Where a relative path leads from a folder, `.` and `..` resolved; `null` where it leaves the tree or is absolute.
  public static @Nullable String resolve(String folder, String relative) {
    if (relative.startsWith("/")) {
      return null;
    }
    List<String> names = new ArrayList<>();
    for (String name : (folder + "/" + relative.replace('\\', '/')).split("/", -1)) {
      if (name.isEmpty() || name.equals(".")) {
        continue;
      }
      if (!name.equals("..")) {
        names.add(name);
      } else if (names.isEmpty()) {
        return null;
      } else {
        names.removeLast();
      }
    }
    return String.join("/", names);
  }

  /// A folder and all above it, nearest first, the top last.
  public static List<String> upwards(String folder) {
    List<String> folders = new ArrayList<>();
    for (String at = folder; !at.isEmpty(); at = folder(at)) {
      folders.add(at);
    }
    folders.add("");
    return folders;
  }

  /// Whether a path is a folder or lies below it.
  public static boolean isBelow(String path, String folder) {
    return folder.isEmpty() || path.equals(folder)
        || (path.startsWith(folder) && path.charAt(folder.length()) == '/');
  }

  /// How many folders two paths share from the top.
  public static int shared(String a, String b) {
    int folders = 0;
    int end = Math.min(a.length(), b.length());
    for (int i = 0; i < end && a.charAt(i) == b.charAt(i); i++) {
      folders += a.charAt(i) == '/' ? 1 : 0;
    }
    return folders;
  }
}
