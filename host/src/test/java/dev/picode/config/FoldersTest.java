package dev.picode.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.picode.Golden;
import dev.picode.problem.PiCodeException;
import dev.picode.terminal.Canvas;
import dev.picode.terminal.ProblemView;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FoldersTest {
  private static String folders(String system, Map<String, String> environment) {
    var properties = Map.of("os.name", system, "user.home", "/home/a", "user.dir", "/here");
    var folders = Folders.of(environment, properties::get);
    return (folders.config() + " " + folders.data() + " " + folders.cache()).replace('\\', '/');
  }

  @Test
  void followsXdgOnLinux() {
    assertThat(folders("Linux", Map.of()))
        .isEqualTo("/home/a/.config/picode /home/a/.local/share/picode /home/a/.cache/picode");
    assertThat(folders("Linux", Map.of("HOME", "/h", "XDG_CONFIG_HOME", "/c", "XDG_DATA_HOME", "d",
        "XDG_CACHE_HOME", "")))
        .isEqualTo("/c/picode /h/.local/share/picode /h/.cache/picode");
  }

  @Test
  void usesTheLibraryOnMacExceptForConfig() {
    assertThat(folders("Mac OS X", Map.of())).isEqualTo("/home/a/.config/picode"
        + " /home/a/Library/Application Support/picode /home/a/Library/Caches/picode");
  }

  @Test
  void usesTheProfileOnWindows() {
    assertThat(folders("Windows 11", Map.of("APPDATA", "C:/R", "LOCALAPPDATA", "C:/L")))
        .isEqualTo("C:/R/picode C:/L/picode/data C:/L/picode/cache");
    assertThat(folders("Windows 11", Map.of())).isEqualTo("/home/a/AppData/Roaming/picode"
        + " /home/a/AppData/Local/picode/data /home/a/AppData/Local/picode/cache");
  }

  @Test
  void movesEverythingToPicodeHome() {
    assertThat(folders("Linux", Map.of("PICODE_HOME", "/p"))).isEqualTo("/p /p/data /p/cache");
    assertThat(folders("Windows 11", Map.of("PICODE_HOME", "x/../p")))
        .isEqualTo("/here/p /here/p/data /here/p/cache");
  }

  @Test
  void refusesToGuessAHome() {
    var properties = Map.of("os.name", "Linux", "user.home", "?");
    var thrown = catchThrowableOfType(
        PiCodeException.class,
        () -> Folders.of(Map.of(), properties::get));
    Golden.check("problem/no-home-folder.txt",
        ProblemView.render(thrown.problem(), Canvas.plain(80)));
  }
}
