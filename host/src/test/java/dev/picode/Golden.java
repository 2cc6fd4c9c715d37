package dev.picode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Compares text with a checked-in file. Stateless, safe for many threads.
///
/// A missing file is written and the test fails, so that a person looks at it before it is committed.
/// With the system property `picode.write=true` the file is written and nothing is compared.
public final class Golden {
  private static final Path FOLDER = Path.of("src", "test", "resources", "golden");

  private Golden() {}

  /// Compares with `src/test/resources/golden/<name>` of the module under test.
  public static void check(String name, String actual) {
    check(FOLDER.resolve(name), actual);
  }

  /// Compares with any checked-in file.
  public static void check(Path file, String actual) {
    try {
      if (Boolean.getBoolean("picode.write")) {
        write(file, actual);
      } else if (!Files.exists(file)) {
        write(file, actual);
        fail("golden `" + file + "` was missing and has been written: look at it, then run again");
      } else {
        assertThat(actual).as("golden %s", file).isEqualTo(Files.readString(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, text);
  }
}
