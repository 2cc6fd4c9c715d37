package dev.picode.cli.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picode.binding.Consent;
import dev.picode.plugin.Person;
import dev.picode.problem.PiCodeException;
import dev.picode.sandbox.capability.Capability;
import dev.picode.sandbox.capability.Permission;
import dev.picode.terminal.Canvas;
import dev.picode.terminal.QuestionView;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PermissionPromptTest {
  @ParameterizedTest
  @CsvSource({"o,ONCE", "once,ONCE", "S,SESSION", "' always ',ALWAYS", "'',DENY", "'  ',DENY",
    "n,DENY", "No,DENY", "deny,DENY"})
  void understandsAnswers(String line, Consent.Answer answer) {
    assertThat(PermissionPrompt.meaning(line)).contains(answer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"y", "yes", "oo", "a a", "0", "\u001b[A", "alwaysx"})
  void doesNotGuess(String line) {
    assertThat(PermissionPrompt.meaning(line)).isEmpty();
  }

  @Test
  void showsTheActTheReasonAndWhatALastingAnswerGrants() {
    assertThat(shown("src/a.js", "to find notes")).isEqualTo("""
        picode: the extension `acme.todo` 1.0.0 wants to read `src/a.js`
          it lies in: `./ext`
          its reason: to find notes
          session and always grant: "read": ["**"]
          Allow?\s""");
    assertThat(shown("src/a.js", null)).contains("its reason: it gives none");
  }

  @Test
  void showsWhatWouldHideOrForge() {
    assertThat(shown("a\u001b[2K\u202egpj.exe", "x\npicode: all is well\n  Allow? y\t\u0007\u200b"))
        .contains("read `a\u241b[2K\\u202egpj.exe`")
        .contains("its reason: x\u240apicode: all is well\u240a  Allow? y\u2409\u2407\\u200b\n")
        .hasLineCount(5);
  }

  @Test
  void cutsALongReasonButNeverTheAct() {
    assertThat(shown("a".repeat(3000), "b".repeat(3000))).contains("a".repeat(3000))
        .doesNotContain("b".repeat(400));
    assertThatThrownBy(() -> shown("a".repeat(5000), "b"))
        .isInstanceOfSatisfying(PiCodeException.class,
            e -> assertThat(e.problem().code()).isEqualTo("capability-denied"));
  }

  @Test
  void showsEveryWordOfAProcess() {
    var run = new Capability.Run(List.of("git", "log", "--x; rm -rf ~\nid"));
    var question = new Person.Question("a.b", "1", "x", run, Permission.RUN.parse("git log"), null);
    assertThat(view(question)).contains("wants to run `git log '--x; rm -rf ~\u240aid'`\n");
  }

  private static String shown(String path, @Nullable String reason) {
    return view(new Person.Question("acme.todo", "1.0.0", "./ext", new Capability.Read(path),
        Permission.READ.parse("**"), reason));
  }

  private static String view(Person.Question question) {
    return QuestionView.render(PermissionPrompt.sentence(question),
        PermissionPrompt.facts(question), "Allow?", Canvas.plain(80));
  }
}
