package dev.picode.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VersionTest {
  @Test
  void isInTheJarWhereNoLauncherPassesIt() {
    assertThat(System.getProperty("picode.version")).isNull();
    assertThat(Version.text()).matches("\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
  }
}
