package dev.picode.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.picode.problem.PiCodeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsFileTest {
  @TempDir
  private Path temp;

  @Test
  void makesAFileThatIsNotThere() throws IOException {
    Path file = temp.resolve("new/config.toml");
    new SettingsFile(file).set(ModelSettings.DEFAULT, "acme/a\"b");
    assertThat(Files.readString(file)).isEqualTo("[model]\ndefault = \"acme/a\\\"b\"\n");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
    "# mine;[output] # ours;color = 'never'|# mine;[output] # ours;color = 'never';;[model];default = \"a/b\"",
    "[model] # m;small = 'x/y' # s|[model] # m;default = \"a/b\";small = 'x/y' # s",
    "[ model ];small = 'x/y';default='old'  ;[output];color = 'never'"
        + "|[ model ];small = 'x/y';default = \"a/b\";[output];color = 'never'"})
  void changesOneLineAndLeavesTheRest(String before, String after) throws IOException {
    Path file = Files.writeString(temp.resolve("config.toml"), before.replace(';', '\n') + "\n");
    new SettingsFile(file).set(ModelSettings.DEFAULT, "a/b");
    assertThat(Files.readString(file)).isEqualTo(after.replace(';', '\n') + "\n");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
    "model = { default = 'x/y' }", "model.default = 'x/y'",
    "[model];default = ''';x/y'''"})
  void writesNothingWhereLinesDoNotTell(String before) throws IOException {
    Path file = Files.writeString(temp.resolve("config.toml"), before.replace(';', '\n') + "\n");
    assertThat(catchThrowableOfType(PiCodeException.class,
        () -> new SettingsFile(file).set(ModelSettings.DEFAULT, "a/b")).problem().code())
        .isEqualTo("config-not-changed");
    assertThat(Files.readString(file)).isEqualTo(before.replace(';', '\n') + "\n");
  }

  @Test
  void writesNothingThatIsNoValue() {
    Path file = temp.resolve("config.toml");
    assertThat(catchThrowableOfType(PiCodeException.class,
        () -> new SettingsFile(file).set(ModelSettings.DEFAULT, "a b")).problem().code())
        .isEqualTo("config-not-changed");
    assertThat(file).doesNotExist();
  }
}
