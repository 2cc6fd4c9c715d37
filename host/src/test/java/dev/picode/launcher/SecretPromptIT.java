package dev.picode.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Secrets and passphrases that are typed at a real terminal, and not seen on it.
class SecretPromptIT {
  private static final String VALUE = "zq-9f3b1c7e5a2d4860";

  @TempDir
  private Path temp;

  private Shell shell = Shell.in(Path.of(""));

  @BeforeEach
  void prepare() throws IOException {
    shell = Dist.shell(temp)
        .with("LC_ALL", "C.UTF-8")
        .with("TERM", "xterm-256color")
        .with("HOME", Files.createDirectories(temp.resolve("home")))
        .with("PICODE", Dist.PICODE);
  }

  @Test
  void showsNothingOfWhatIsTyped() throws IOException {
    String program = """
        before=$(stty -g)
        "$PICODE" provider login groq; echo "login $?"
        [ "$(stty -g)" = "$before" ] && echo "as before"
        "$PICODE" provider logout groq; echo "logout $?"
        "$PICODE" secret list; echo "list $?"
        """;
    try (var screen = TmuxScreen.open(shell, temp, 100, 40, program)) {
      screen.await("it is not shown");
      screen.enter(VALUE);
      screen.await("Choose a passphrase");
      screen.enter("short");
      screen.await("at least 8 characters");
      screen.enter("correct horse");
      screen.await("The same again");
      screen.enter("correct house");
      screen.await("They differ. Passphrase:");
      screen.enter("correct horse");
      screen.await("They differ. Passphrase:\nThe same again:");
      screen.enter("correct horse");
      assertThat(screen.await("as before")).contains("is kept in the encrypted file", "login 0");
      screen.await("Passphrase of the encrypted file of secrets:");
      screen.enter("wrong horse");
      screen.await("That is not it");
      screen.enter("correct horse");
      assertThat(screen.await("list 0")).contains("logout 0", "PiCode keeps no secret")
          .doesNotContain(VALUE)
          .doesNotContain("horse")
          .doesNotContain("short");
    }
    assertNowhere();
  }

  @Test
  void givesTheTerminalBackOnCtrlC() throws IOException {
    String program = """
        before=$(stty -g)
        trap : INT
        "$PICODE" secret set A_KEY; echo "code $?"
        [ "$(stty -g)" = "$before" ] && echo "as before"
        printf %s '12345678' | "$PICODE" secret set A_KEY; echo "second $?"
        [ "$(stty -g)" = "$before" ] && echo "as before again"
        """;
    try (var screen = TmuxScreen.open(shell, temp, 100, 40, program)) {
      screen.await("it is not shown");
      screen.type(VALUE);
      screen.press("C-c");
      assertThat(screen.await("as before")).contains("code 130");
      screen.await("Choose a passphrase");
      screen.type(VALUE);
      screen.press("C-c");
      assertThat(screen.await("as before again")).contains("second 130").doesNotContain(VALUE);
      screen.type("seen again");
      screen.await("seen again");
    }
    assertNowhere();
  }

  @Test
  void keepsNoSecretInTheHistoryOfThePrompt() throws IOException {
    try (var screen = TmuxScreen.open(shell, temp, 100, 40,
        "trap : INT\n\"$PICODE\"\necho \"left $?\"\n")) {
      screen.await("/help");
      screen.enter("/provider login groq " + VALUE);
      screen.await("a secret is never an argument");
      screen.enter("/secret set A_KEY");
      screen.await("it is not shown");
      screen.enter(VALUE + "-unseen");
      screen.await("Choose a passphrase");
      screen.press("C-c");
      screen.await("was cancelled");
      screen.awaitPrompt("picode> ");
      screen.enter("/eval --js '6*7'");
      screen.await("42");
      screen.enter("/exit");
      assertThat(screen.await("left ")).doesNotContain("-unseen");
    }
    assertNowhere();
  }

  private void assertNowhere() throws IOException {
    Path home = Files.createDirectories(temp.resolve("picode-home"));
    try (var files = Files.walk(home)) {
      assertThat(files.filter(Files::isRegularFile).toList())
          .allSatisfy(file -> assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
              .doesNotContain(VALUE)
              .doesNotContain("horse"));
    }
  }
}
