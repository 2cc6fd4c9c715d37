package dev.picode.repl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.task.TaskHandle;
import dev.picode.task.TaskSpec;
import dev.picode.task.TaskState;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Lines that nobody types, run in order. What is typed at a terminal is in `ReplIT`.
class ReplTest {
  @TempDir
  private Path temp;

  private final FakeCommands commands = new FakeCommands();

  private int run(String lines) throws IOException {
    var input = new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8));
    var running = new Running();
    return Repl.fromInput(new ReplPlace("1", temp,
        Map.of("PICODE_HOME", temp.resolve("home").toString()), _ -> null, input, commands,
        new AtomicInteger(), running, new TypedMeanwhile(running),
        language -> new FakeMode(language, commands.ran),
        _ -> false));
  }

  @Test
  void runsLinesInOrderAndEndsWithTheLastCode() throws IOException {
    assertThat(run("/analyze 'a b'\n# not this\n\n!echo hi\n/fails\n")).isEqualTo(3);
    assertThat(commands.ran).containsExactly("analyze|a b", "!echo hi", "fails");
  }

  @Test
  void goesOnAfterWhatFailed() throws IOException {
    assertThat(run("/fails\n/analyze")).isZero();
  }

  @Test
  void heedsHowCommandsAreJoined() throws IOException {
    assertThat(run("/fails && /one || two; /three")).isZero();
    assertThat(commands.ran).containsExactly("fails", "two", "three");
  }

  @Test
  void waitsForTheRestOfALine() throws IOException {
    assertThat(run("/eval --js '1 +\n 1'\n/a \\\n b\n")).isZero();
    assertThat(commands.ran).containsExactly("eval|--js|1 +\n 1", "a|b");
  }

  @Test
  void tellsTheCommandsOfTheConversationFromThoseOfTheProgram() throws IOException {
    assertThat(run("""
        /context
        /context --output json
        /context 'the parser'
        /model
        /model list
        /model a/b
        /provider list
        /provider a
        /expand 2
        """)).isZero();
    assertThat(commands.ran).containsExactly("~context", "~context|--output|json",
        "context|the parser", "~model", "model|list", "~model|a/b", "provider|list", "~provider|a",
        "~expand|2");
  }

  @Test
  void leavesWhereItIsTold() throws IOException {
    assertThat(run("/exit 7\n/analyze")).isEqualTo(7);
    assertThat(run("/exit 300\n")).isEqualTo(2);
    assertThat(run("/fails; /exit; /analyze")).isEqualTo(3);
    assertThat(commands.ran).containsExactly("fails");
  }

  @Test
  void expandsAliasesOnce() throws IOException {
    Files.createDirectories(temp.resolve("home"));
    Files.writeString(temp.resolve("home/config.toml"),
        "[repl]\naliases = [\"a=/analyze --deep && /two\", \"two=/two --self\", \"sh=!ls\"]\n");
    assertThat(run("/a\n/a x\n/sh -l\n")).isZero();
    assertThat(commands.ran).containsExactly("analyze|--deep", "two|--self", "analyze|--deep",
        "two|--self|x", "!ls -l");
  }

  @Test
  void passesWordsOnAndEvaluatesWhatIsCode() throws IOException {
    assertThat(run("hello there\n")).isZero();
    assertThat(run(":js 1 + 1\n:py 2\n")).isZero();
    assertThat(commands.ran).containsExactly("hello there", "JAVASCRIPT 1 + 1",
        "PYTHON 2");
    assertThat(run(":nope\n")).isEqualTo(2);
  }

  @Test
  void staysInALanguageUntilItIsLeft() throws IOException {
    assertThat(run(":py\nif x:\n  y\n\n:reset\n/analyze\n:js 1\n:exit\n:py 2\n!ls\n")).isZero();
    assertThat(commands.ran).containsExactly("PYTHON if x:\n  y\n", "PYTHON :reset", "analyze",
        "JAVASCRIPT 1", "PYTHON 2", "!ls");
  }

  @Test
  void readsAMentionedFileAsItsPath() throws IOException {
    Files.writeString(temp.resolve("there.txt"), "1");
    assertThat(run("/analyze @there.txt @scope/pack\n")).isZero();
    assertThat(commands.ran).containsExactly("analyze|there.txt|@scope/pack");
  }

  @Test
  void showsWhatRunsInTheBackgroundAndEndsIt() throws IOException {
    assertThat(run("/tasks\n/tasks cancel 1")).isEqualTo(1);
    assertThat(run("/tasks cancel one")).isEqualTo(2);
    TaskHandle<String> task = commands.tasks.submit(TaskSpec.named("wait for ever"), _ -> {
      new CountDownLatch(1).await();
      return "";
    });
    assertThat(run("/tasks && /tasks cancel 1")).isZero();
    assertThat(task.info().state()).isEqualTo(TaskState.CANCELLED);
    assertThat(run("/tasks cancel 1")).isEqualTo(1);
  }

  @Test
  void tellsWhatIsWrongWithTheSettingsAndGoesOn() throws IOException {
    Files.createDirectories(temp.resolve("home"));
    Files.writeString(temp.resolve("home/config.toml"), "[repl]\naliases = [\"nonsense\"]\n");
    assertThat(run("/analyze\n")).isZero();
    assertThat(commands.ran).containsExactly("analyze");
  }
}
