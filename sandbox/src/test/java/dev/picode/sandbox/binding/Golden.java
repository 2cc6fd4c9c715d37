package dev.picode.sandbox.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Compares a text with a file that a person has read once.
final class Golden {
  private static final Path FOLDER = Path.of("src/test/resources/golden/binding");

  private Golden() {}

  static void check(String name, String text) {
    Path file = FOLDER.resolve(name);
    try {
      if (!Files.exists(file)) {
        Files.createDirectories(FOLDER);
        Files.writeString(file, text);
        fail("the golden `" + name + "` was missing and has been written: read it and run again");
      }
      assertThat(text).isEqualTo(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
