package dev.picode.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HyperlinksTest {
  @ParameterizedTest
  @CsvSource({
    "'', false", "TERM=dumb, false", "TERM=xterm-256color, false", "TERM=xterm-kitty, true",
    "TERM=foot, true", "TERM=linux VTE_VERSION=7000, false", "VTE_VERSION=7003, true",
    "VTE_VERSION=4602, false", "KONSOLE_VERSION=220401, true", "WT_SESSION=x, true",
    "TERM_PROGRAM=iTerm.app, true", "TERM_PROGRAM=vscode, true",
    "TERM_PROGRAM=Apple_Terminal, false", "TMUX=x TERM=screen VTE_VERSION=7000, false",
    "TMUX=x TERM_PROGRAM=tmux TERM_PROGRAM_VERSION=3.3a, false",
    "TMUX=x TERM_PROGRAM=tmux TERM_PROGRAM_VERSION=3.4, true",
    "TMUX=x TERM_PROGRAM=tmux TERM_PROGRAM_VERSION=next-3.6, true",
    "TMUX=x TERM_PROGRAM=tmux TERM_PROGRAM_VERSION=, false", "TERM=tmux-256color, false",
    "TERM=screen TERM_PROGRAM=vscode, false", "FORCE_HYPERLINK=1, true",
    "WT_SESSION=x FORCE_HYPERLINK=0, false"})
  void knowsTheTerminalsThatSupportLinks(String variables, boolean supported) {
    assertThat(Hyperlinks.supported(environment(variables))).isEqualTo(supported);
  }

  @ParameterizedTest
  @CsvSource({
    "TERM=xterm, BASIC", "TERM=xterm-256color, INDEXED", "COLORTERM=truecolor, TRUE",
    "TERM=xterm-direct, TRUE", "WT_SESSION=x, TRUE", "COLORTERM=truecolor FORCE_COLOR=1, BASIC",
    "TERM=xterm FORCE_COLOR=2, INDEXED", "FORCE_COLOR=3, TRUE", "'', BASIC"})
  void knowsHowManyColoursThereAre(String variables, ColorDepth depth) {
    assertThat(ColorDepth.of(environment(variables))).isEqualTo(depth);
  }

  private static Map<String, String> environment(String variables) {
    var environment = new HashMap<String, String>();
    for (String variable : variables.split(" ", -1)) {
      int equals = variable.indexOf('=');
      if (equals > 0) {
        environment.put(variable.substring(0, equals), variable.substring(equals + 1));
      }
    }
    return environment;
  }
}
