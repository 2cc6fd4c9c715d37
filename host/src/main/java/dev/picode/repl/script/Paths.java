package dev.picode.repl.script;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Suggests paths. Stateless.
public final class Paths {
  private static final int MOST = 500;

  private Paths() {}

  /// The files and folders that a word may become, folders with a slash at the end. Hidden ones only where the word asks
  /// for them.
  ///
  /// @param base the folder that the word is relative to
  public static List<Suggestion> starting(String word, Path base) {
    int slash = word.lastIndexOf('/');
    String folder = word.substring(0, slash + 1);
    String start = word.substring(slash + 1);
    var found = new ArrayList<Suggestion>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(base.resolve(folder))) {
      for (Path entry : entries) {
        String name = String.valueOf(entry.getFileName());
        boolean fits = name.startsWith(start) && (start.startsWith(".") || !name.startsWith("."));
        if (fits && found.size() < MOST) {
          found.add(Files.isDirectory(entry)
              ? new Suggestion(folder + name + "/", "", "", true)
              : new Suggestion(folder + name, size(entry), "", false));
        }
      }
    } catch (IOException | InvalidPathException _) {
      return List.of();
    }
    found.sort(Comparator.comparing(Suggestion::value));
    return found;
  }

  private static String size(Path file) {
    try {
      long bytes = Files.size(file);
      return bytes < 1024 ? bytes + " bytes" : String.format(Locale.ROOT, "%d KiB", bytes >> 10);
    } catch (IOException _) {
      return "";
    }
  }
}
