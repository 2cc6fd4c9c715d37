package dev.picode.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picode.Golden;
import dev.picode.problem.PiCodeException;
import dev.picode.problem.Place;
import dev.picode.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThemeTest {
  @TempDir
  Path folder;

  private static ThemeLine line(String key, Object value) {
    return new ThemeLine(key, value, new Place("themes/mine.toml", 3, 1, key + " = …"));
  }

  private static String painted(Object value, ColorDepth depth) {
    return Theme.parse("mine", List.of(line("keyword", value)))
        .palette(depth)
        .paint("x", Style.KEYWORD)
        .replace('\u001b', '␛');
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "red|TRUE|␛[31mx␛[39m", "bright-red|BASIC|␛[91mx␛[39m",
    "bold red on black|TRUE|␛[1;31;40mx␛[22;39;49m",
    "bold dim|TRUE|␛[1;2mx␛[22m", "#f00|TRUE|␛[38;2;255;0;0mx␛[39m",
    "#ff0000|INDEXED|␛[38;5;196mx␛[39m", "#ff0000|BASIC|␛[91mx␛[39m",
    "#808080|INDEXED|␛[38;5;244mx␛[39m", "208|INDEXED|␛[38;5;208mx␛[39m", "208|BASIC|␛[33mx␛[39m",
    "on #00ff00|TRUE|␛[48;2;0;255;0mx␛[49m", "gray|BASIC|␛[90mx␛[39m", "plain|TRUE|x",
    "italic underline strike|BASIC|␛[3;4;9mx␛[23;24;29m"})
  void writesWhatAThemeSays(String look, ColorDepth depth, String expected) {
    assertThat(painted(look, depth)).isEqualTo(expected);
  }

  @Test
  void takesNumbersForColours() {
    assertThat(painted(9L, ColorDepth.TRUE)).isEqualTo("␛[91mx␛[39m");
  }

  @Test
  void keepsWhatAThemeDoesNotSay() {
    Theme theme = Theme.parse("mine", List.of(line("keyword", "red"), line("base", "dark")));
    Theme dark = Objects.requireNonNull(BuiltinThemes.find("dark"));
    assertThat(theme.palette(ColorDepth.TRUE).paint("x", Style.STRING))
        .isEqualTo(dark.palette(ColorDepth.TRUE).paint("x", Style.STRING));
    assertThat(Theme.parse("mine", List.of()).palette(ColorDepth.TRUE)).isSameAs(Palette.ANSI);
    assertThat(Objects.requireNonNull(BuiltinThemes.find("none")).palette(ColorDepth.TRUE))
        .isSameAs(Palette.PLAIN);
  }

  @ParameterizedTest
  @CsvSource({
    "unknown-style, keywrd, red", "unknown-colour, keyword, bold purple",
    "two-colours, keyword, red green", "bad-hex, keyword, #12345g",
    "no-background, keyword, red on",
    "unknown-base, base, solarized", "escape, keyword, '\u001b[2J'"})
  void saysWhatIsWrong(String name, String key, String value) {
    assertThatThrownBy(() -> Theme.parse("mine", List.of(line(key, value))))
        .isInstanceOfSatisfying(PiCodeException.class, e -> Golden.check(
            "problem/theme-" + name + ".txt", ProblemView.render(e.problem(), Canvas.plain(100))));
  }

  @Test
  void refusesOtherValues() {
    for (Object value : List.of(256L, -1L, true, List.of(), 1.5)) {
      assertThatThrownBy(() -> Theme.parse("mine", List.of(line("keyword", value))))
          .isInstanceOf(PiCodeException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"dark", "light"})
  void aShippedThemeCanBeReadOnItsBackground(String name) {
    Theme theme = Objects.requireNonNull(BuiltinThemes.find(name));
    List<Integer> backgrounds = name.equals("dark")
        ? List.of(0x000000, 0x1E1E1E, 0x282A36)
        : List.of(0xFFFFFF);
    theme.looks().forEach((style, look) -> {
      if (look.foreground() instanceof Color.Rgb text) {
        List<Integer> behind = look.background() instanceof Color.Rgb own
            ? List.of(own.rgb())
            : backgrounds;
        assertThat(behind).allSatisfy(background -> assertThat(contrast(text.rgb(), background))
            .as("%s of %s", style, name)
            .isGreaterThanOrEqualTo(4.5));
      }
    });
  }

  /// As WCAG 2 defines it.
  private static double contrast(int one, int other) {
    double high = Math.max(luminance(one), luminance(other));
    double low = Math.min(luminance(one), luminance(other));
    return (high + 0.05) / (low + 0.05);
  }

  private static double luminance(int rgb) {
    return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8 & 0xFF)
        + 0.0722 * linear(rgb & 0xFF);
  }

  private static double linear(int part) {
    double value = part / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }

  @ParameterizedTest
  @EnumSource(ColorDepth.class)
  void showsEveryStyle(ColorDepth depth) {
    for (String name : List.of("dark", "light")) {
      Theme theme = Objects.requireNonNull(BuiltinThemes.find(name));
      Golden.check("theme/" + name + "-" + depth.name().toLowerCase(Locale.ROOT) + ".txt",
          ThemeSample.render(new Canvas(60, theme.palette(depth), true)).replace('\u001b', '␛'));
    }
  }

  @Test
  void readsAFileAgainWhenItChanged() throws IOException {
    var reads = new ArrayList<Path>();
    var themes = new Themes(folder, file -> {
      reads.add(file);
      return List.of(line("keyword", text(file)));
    });
    Path file = Files.writeString(folder.resolve("mine.toml"), "red");
    Theme first = themes.current("mine").theme();
    assertThat(themes.current("mine").theme()).isSameAs(first);
    assertThat(reads).hasSize(1);
    Files.writeString(file, "green");
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2031-01-01T00:00:00Z")));
    assertThat(themes.current("mine").theme().palette(ColorDepth.BASIC).paint("x", Style.KEYWORD))
        .isEqualTo("\u001b[32mx\u001b[39m");
    Files.writeString(file, "nonsense");
    Problem problem = themes.current("mine").problem();
    assertThat(problem).isNotNull();
    assertThat(Objects.requireNonNull(problem).code()).isEqualTo("theme-invalid");
    assertThat(themes.current("mine").theme()).isSameAs(Theme.AUTO);
    Files.delete(file);
    assertThat(Objects.requireNonNull(themes.current("mine").problem()).code())
        .isEqualTo("theme-unknown");
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void listsTheThemes() throws IOException {
    Files.writeString(folder.resolve("zebra.toml"), "");
    Files.writeString(folder.resolve("dark.toml"), "");
    Files.writeString(folder.resolve("notes.txt"), "");
    assertThat(new Themes(folder, _ -> List.of()).names())
        .containsExactly("auto", "dark", "light", "none", "zebra");
    assertThat(new Themes(folder.resolve("missing"), _ -> List.of()).names()).hasSize(4);
  }
}
