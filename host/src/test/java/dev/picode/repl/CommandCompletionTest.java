package dev.picode.repl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.repl.script.Suggestion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandCompletionTest {
  @TempDir
  private Path folder;

  private CommandCompletion completion = new CommandCompletion(new FakeCommands(), new Aliases(),
      Path.of(""));

  @BeforeEach
  void fillTheFolder() throws IOException {
    Files.createDirectories(folder.resolve("src/deep"));
    Files.writeString(folder.resolve("src/one file.txt"), "1");
    Files.writeString(folder.resolve(".hidden"), "1");
    completion = new CommandCompletion(new FakeCommands(), Aliases.of(List.of("fmt=/analyze")),
        folder);
  }

  private List<String> complete(String line) {
    return completion.complete(line, line.length()).stream().map(Suggestion::value).toList();
  }

  @Test
  void completesTheNamesOfCommandsOfThePromptItselfAndOfAliases() {
    assertThat(complete("/a")).containsExactly("/analyze", "/alias");
    assertThat(complete("/f")).containsExactly("/fails", "/fmt");
    assertThat(complete("/analyze && /fa")).containsExactly("/fails");
    assertThat(complete("/help a")).containsExactly("analyze", "alias");
    assertThat(completion.complete("/ana", 4).getFirst().description())
        .isEqualTo("what analyze is");
  }

  @Test
  void completesOptionsAndTheirValues() {
    assertThat(complete("/analyze --f")).containsExactly("--format");
    assertThat(complete("/analyze --format j")).containsExactly("json");
    assertThat(complete("/analyze --format=j")).containsExactly("json");
    assertThat(completion.wordStart("/analyze --format=j", 19)).isEqualTo(18);
  }

  @Test
  void completesWhoIsAskedBesideTheCommandsOfTheProgram() {
    assertThat(complete("/model ")).containsExactly("list", "ollama/");
    assertThat(complete("/provider o")).containsExactly("ollama");
    assertThat(complete("/cont")).containsExactly("/context");
  }

  @Test
  void completesPathsAndMentions() {
    assertThat(complete("/analyze s")).containsExactly("src/");
    assertThat(complete("/analyze src/o")).containsExactly("src/one\\ file.txt");
    assertThat(complete("/analyze 'src/o")).containsExactly("'src/one file.txt'");
    assertThat(complete("/analyze .h")).containsExactly(".hidden");
    assertThat(complete("/analyze ")).containsExactly("src/");
    assertThat(complete("look at @src/d")).containsExactly("@src/deep/");
    assertThat(complete("!cat src/d")).containsExactly("src/deep/");
  }

  @Test
  void hasNothingToSayWhereNothingFits() {
    assertThat(complete("/analyze nowhere/x")).isEmpty();
    assertThat(complete("plain text")).isEmpty();
    assertThat(complete("/exit ")).isEmpty();
    assertThat(complete("/analyze --since ")).as("no repository").isEmpty();
  }
}
