package dev.picode.plugin.lock;

import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/// The extensions that a person switched off, of whichever layer: a small file with an id a line, apart from the
/// lock because every start reads it. Safe for many threads to read; who writes has to see to it that nobody
/// else does at the same time.
///
/// @param file where it is; it need not exist
public record SwitchedOff(Path file) {
  /// The file in the folder of a person's configuration.
  public static SwitchedOff of(Path config) {
    return new SwitchedOff(config.resolve("disabled-extensions"));
  }

  /// Their ids.
  ///
  /// @throws PiCodeException `lock-unreadable`
  public SortedSet<String> ids() {
    try {
      var ids = new TreeSet<String>();
      for (String line : Files.readString(file).split("\n", -1)) {
        if (!line.isBlank()) {
          ids.add(line.strip());
        }
      }
      return Collections.unmodifiableSortedSet(ids);
    } catch (NoSuchFileException _) {
      return Collections.emptySortedSet();
    } catch (IOException e) {
      throw Problem.of("lock-unreadable", ProblemKind.EXTERNAL,
          "`" + file + "` cannot be read: " + e.getMessage(),
          "check the permissions of the file and of its folder").toException(e);
    }
  }

  /// Switches one off, or on.
  ///
  /// @throws PiCodeException `lock-unreadable`, `lock-unwritable`
  public void change(String id, boolean off) {
    var changed = new TreeSet<>(ids());
    if (off ? !changed.add(id) : !changed.remove(id)) {
      return;
    }
    try {
      if (changed.isEmpty()) {
        Files.deleteIfExists(file);
      } else {
        WholeFile.write(file, String.join("\n", changed) + "\n");
      }
    } catch (IOException e) {
      throw Problem.of("lock-unwritable", ProblemKind.EXTERNAL,
          "`" + file + "` cannot be written: " + e.getMessage(),
          "check the permissions of its folder and the space on its disk").toException(e);
    }
  }
}
