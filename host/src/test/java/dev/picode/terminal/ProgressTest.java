package dev.picode.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final String ERASE = "\r\u001b[K";

  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
  private long now = 7;

  private Terminal terminal(boolean tty) {
    return Terminal.of(screen, screen, new TerminalFacts(tty, tty, 30, false, false, true, tty));
  }

  private Progress start(Terminal terminal, boolean quiet) {
    return Progress.start(terminal, "Indexing", quiet, () -> now);
  }

  private void passMillis(long millis) {
    now += millis * 1_000_000;
  }

  private String shown() {
    String text = screen.toString(StandardCharsets.UTF_8);
    screen.reset();
    return text;
  }

  @Test
  void showsNothingForShortWork() {
    try (var progress = start(terminal(true), false)) {
      passMillis(399);
      progress.advance(1);
    }
    assertThat(shown()).isEmpty();
  }

  @Test
  void showsCountsAndSecondsAtMostTenTimesASecond() {
    var progress = start(terminal(true), false);
    passMillis(400);
    progress.advance(5);
    assertThat(shown()).isEqualTo(ERASE + "Indexing  5  0s");
    passMillis(99);
    progress.advance(1);
    assertThat(shown()).isEmpty();
    passMillis(1501);
    progress.at(7, 100);
    assertThat(shown()).isEqualTo(ERASE + "Indexing  7/100  2s");
    progress.close();
    assertThat(shown()).isEqualTo(ERASE);
    passMillis(1000);
    progress.advance(1);
    assertThat(shown()).isEmpty();
  }

  @Test
  void saysNowAndThenHowFarItIsWhereNothingCanBeErased() {
    var dumb = Terminal.of(screen, screen,
        new TerminalFacts(true, true, 30, false, false, true, false));
    var progress = start(dumb, false);
    passMillis(2_999);
    progress.advance(5);
    assertThat(shown()).isEmpty();
    passMillis(1);
    progress.advance(1);
    assertThat(shown()).isEqualTo("Indexing  6  3s\n");
    passMillis(14_999);
    progress.advance(1);
    assertThat(shown()).isEmpty();
    passMillis(1);
    progress.at(7, 100);
    assertThat(shown()).isEqualTo("Indexing  7/100  18s\n");
    progress.close();
    passMillis(60_000);
    progress.advance(1);
    assertThat(shown()).isEmpty();
  }

  @Test
  void makesWayForOtherOutput() {
    var terminal = terminal(true);
    var progress = start(terminal, false);
    passMillis(500);
    progress.advance(1);
    shown();
    terminal.out().println("result");
    terminal.err().println("notice");
    assertThat(shown()).isEqualTo(ERASE + "result\nnotice\n");
  }

  @Test
  void fitsTheLineAndSanitisesTheLabel() {
    var progress = start(terminal(true), false);
    passMillis(500);
    progress.label("reading \u001b[31m a very long name of a file");
    assertThat(shown()).isEqualTo(ERASE + "reading ␛[31m a very l…  0s");
  }

  @Test
  void isSilentWithoutATerminalOrWhenQuiet() {
    for (var progress : new Progress[] {start(terminal(false), false),
      start(terminal(true), true)}) {
      passMillis(900);
      progress.advance(1);
      progress.close();
    }
    assertThat(shown()).isEmpty();
  }

  @Test
  void whatIsTypedIsShownInItsPlaceAndAgainAfterOutput() {
    var terminal = terminal(true);
    var progress = start(terminal, false);
    terminal.showTyped("hello \u001b[31m");
    assertThat(shown()).isEqualTo(ERASE + "> hello ␛[31m");
    passMillis(400);
    progress.advance(5);
    assertThat(shown()).isEqualTo(ERASE + "> hello ␛[31m");
    terminal.err().println("said");
    assertThat(shown()).isEqualTo(ERASE + "said\n" + ERASE + "> hello ␛[31m");
    terminal.err().print("a part");
    assertThat(shown()).isEqualTo(ERASE + "a part");
    terminal.err().println("");
    terminal.showTyped("");
    assertThat(shown()).isEqualTo("\n" + ERASE + "> hello ␛[31m" + ERASE);
  }

  @Test
  void isErasedAndNotDrawnWhileAQuestionStands() {
    var terminal = terminal(true);
    var progress = start(terminal, false);
    passMillis(400);
    progress.advance(5);
    shown();
    terminal.statusLine().hold();
    assertThat(shown()).isEqualTo(ERASE);
    passMillis(1000);
    progress.advance(1);
    assertThat(shown()).isEmpty();
    terminal.statusLine().release();
    passMillis(1000);
    progress.advance(1);
    assertThat(shown()).isEqualTo(ERASE + "Indexing  7  2s");
  }
}
