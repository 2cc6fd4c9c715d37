package dev.picode.plugin.layer;

import dev.picode.file.WholeFile;
import dev.picode.plugin.manifest.Handler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A file that tells what extensions contribute without reading them: a line each, of fields with tabs
/// between. Stateless, safe for many threads and processes.
///
/// It is a cache: what is wrong with it costs time and nothing else. Which access an extension has does not
/// hang on it.
final class LayerIndex {
  private static final String HEAD = "picode extensions 1";

  private LayerIndex() {}

  /// The state of a file. Immutable.
  ///
  /// @param modified when it was modified, as the file system tells it
  /// @param size in bytes
  record Stamp(String modified, long size) {
    /// The state of a file now; `null` where there is none.
    static @Nullable Stamp of(Path file) {
      try {
        var attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return new Stamp(attributes.lastModifiedTime().toInstant().toString(), attributes.size());
      } catch (IOException _) {
        return null;
      }
    }
  }

  /// What is known of an extension whose manifest or script is in that state. Immutable.
  record Line(Stamp stamp, String id, Set<Handler> handlers) {
    private String text(String path) {
      var text = new StringBuilder(
          path + "\t" + stamp.modified() + "\t" + stamp.size() + "\t" + id);
      for (Handler handler : handlers) {
        text.append('\t').append(handler.kind()).append(' ').append(handler.name());
      }
      return text.append('\n').toString();
    }

    private static @Nullable Line of(String[] fields) {
      try {
        var handlers = new LinkedHashSet<Handler>();
        for (int i = 4; i < fields.length; i++) {
          int space = fields[i].indexOf(' ');
          handlers.add(new Handler(fields[i].substring(0, space), fields[i].substring(space + 1)));
        }
        return new Line(new Stamp(fields[1], Long.parseLong(fields[2])), fields[3],
            Set.copyOf(handlers));
      } catch (IndexOutOfBoundsException | NumberFormatException _) {
        return null;
      }
    }
  }

  /// The lines by path; none where there is no such file, or another one.
  static Map<String, Line> read(Path file) {
    var lines = new LinkedHashMap<String, Line>();
    try {
      List<String> all = Files.readAllLines(file);
      if (all.isEmpty() || !all.getFirst().equals(HEAD)) {
        return Map.of();
      }
      for (String text : all.subList(1, all.size())) {
        String[] fields = text.split("\t", -1);
        Line line = Line.of(fields);
        if (line != null) {
          lines.put(fields[0], line);
        }
      }
    } catch (IOException _) {
      return Map.of();
    }
    return lines;
  }

  static void write(Path file, Map<String, Line> lines) {
    var text = new StringBuilder(HEAD).append('\n');
    lines.forEach((path, line) -> {
      if (path.indexOf('\t') < 0 && path.indexOf('\n') < 0) {
        text.append(line.text(path));
      }
    });
    try {
      Files.createDirectories(file.getParent());
      Path beside = Files.createTempFile(file.getParent(), "index", ".tmp");
      Files.writeString(beside, text);
      WholeFile.move(beside, file);
    } catch (IOException _) {
      // It is found out anew the next time.
    }
  }
}
