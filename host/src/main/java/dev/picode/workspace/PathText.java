package dev.picode.workspace;

import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The text form of workspace paths. Immutable.
///
/// `..` takes the name before it away, before any link is looked at: `link/../a` is `a`.
final class PathText {
  private PathText() {}

  /// A relative path as names joined by `/`, `.` where none is left.
  ///
  /// @param base the folder the path is relative to: empty for the root
  static String normalize(String path, Path root, String base) {
    refuseControls(path);
    String text = File.separatorChar == '\\' ? path.replace('\\', '/') : path;
    List<String> names = new ArrayList<>();
    if (!base.isEmpty()) {
      names.addAll(List.of(base.split("/", -1)));
    }
    for (String name : text.split("/", -1)) {
      if (name.equals("..")) {
        if (names.isEmpty()) {
          throw PathProblems.outside(path, root);
        }
        names.removeLast();
      } else if (!name.isEmpty() && !name.equals(".")) {
        names.add(name);
      }
    }
    String normal = names.isEmpty() ? "." : String.join("/", names);
    toPath(root, normal);
    return normal;
  }

  /// A path as the file system of the root writes it.
  static Path toPath(Path root, String text) {
    try {
      return root.getFileSystem().getPath(text);
    } catch (InvalidPathException e) {
      throw PathProblems.invalid(text, "this system cannot write it");
    }
  }

  /// Refuses what no honest path holds: NUL, control characters, halves of characters.
  static void refuseControls(String path) {
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      if (c == 0) {
        throw PathProblems.invalid(path, "it holds a NUL character");
      }
      if (Character.isISOControl(c)) {
        throw PathProblems.invalid(path, "it holds a control character");
      }
      if (Character.isSurrogate(c) && !PathProblems.paired(path, i)) {
        throw PathProblems.invalid(path, "it holds half a character");
      }
    }
  }
}
