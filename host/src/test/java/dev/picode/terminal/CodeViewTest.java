package dev.picode.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.Golden;
import dev.picode.terminal.code.CodeLanguage;
import dev.picode.terminal.code.CodeSamples;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CodeViewTest {
  private static final Canvas CANVAS = new Canvas(80, Palette.ANSI, true);

  @ParameterizedTest
  @EnumSource(CodeLanguage.class)
  void setsThePartsApart(CodeLanguage language) {
    String code = CodeSamples.of(language);
    String name = language.name().toLowerCase(Locale.ROOT);
    String shown = CodeView.render(code, name, CANVAS);
    Golden.check("code/" + name + ".txt", shown.replace('\u001b', '␛'));
    assertThat(Screen.read(shown).text()).isEqualTo(code);
  }

  @ParameterizedTest
  @EnumSource(CodeLanguage.class)
  void changesNothingOfTheText(CodeLanguage language) {
    var random = new Random(language.name().length());
    for (int round = 0; round < 200; round++) {
      String text = Sanitizer.clean(HostileText.of(random, 40)).replace("\t", "    ");
      String shown = CodeView.render(text, language.name(), CANVAS);
      assertThat(Screen.read(shown).text()).isEqualTo(
          text.isEmpty() || text.endsWith("\n") ? text : text + "\n");
    }
  }
}
