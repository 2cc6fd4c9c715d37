package dev.picode.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.binding.ScriptOutput;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.sandbox.Answer;
import dev.picode.sandbox.Outcome;
import dev.picode.sandbox.binding.Bindings;
import dev.picode.sandbox.protocol.Failure;
import dev.picode.terminal.Display;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptHostTest {
  private final List<String> logged = new ArrayList<>();
  private final ScriptHost host = new ScriptHost("a.test", Bindings.of(Map.of()), new Log());

  @ParameterizedTest
  @CsvSource({"SCRIPT, host-failed, BUG", "SCRIPT, sandbox-failed, BUG", "PLACE, place-failed, BUG",
    "PLACE, engine-failed, BUG", "PLACE, context-lost, BUG", "SCRIPT, script-error, SCRIPT",
    "SCRIPT, bad-argument, SCRIPT"})
  void takesDefectsOfOursForDefects(Failure.Kind kind, String code, ProblemKind expected) {
    var failure = Failure.of(kind, code, "it failed", null);
    Problem problem = ScriptHost.problem(new Outcome.Failed(failure, null), "");
    assertThat(problem).isNotNull();
    assertThat(problem.kind()).isEqualTo(expected);
    assertThat(problem.code()).isEqualTo(code);
  }

  @Test
  void makesTextOfAScriptVisibleInARefusal() {
    Answer answer = host.answer("no\u001b[2J\u202ething.there", Map.of());
    assertThat(answer).isInstanceOfSatisfying(Answer.Refused.class, refused -> {
      assertThat(refused.code()).isEqualTo("bad-argument");
      assertThat(refused.message()).contains("no␛[2J\\u202eth").doesNotContain("\u001b", "\u202e");
    });
  }

  @Test
  void logsWhatAnErrorIsAndItsDetailsApart() {
    host.failed("files.read", new IllegalArgumentException("the details"));
    assertThat(logged.getFirst())
        .isEqualTo("a.test error the host call `files.read` failed: IllegalArgumentException");
    assertThat(logged.get(1)).startsWith("a.test debug").endsWith("the details");
    assertThat(logged).hasSizeGreaterThan(2).filteredOn(line -> line.contains("error")).hasSize(1);
  }

  private final class Log implements ScriptOutput {
    @Override
    public void show(Display display) {
      throw new AssertionError("nothing is shown here");
    }

    @Override
    public void say(String piece) {}

    @Override
    public void progress(String label, long done, long total) {
      throw new AssertionError("nothing is under way here");
    }

    @Override
    public void log(String source, String level, String text) {
      logged.add(source + " " + level + " " + text);
    }
  }
}
