package dev.picode.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Does what the guides to extensions say, block by block, with the real launcher and the real Git, in the home
/// of somebody new. See [GuideBlock] for what the blocks say; a block of text says what the shell before it
/// says.
class GuideIT {
  private static final Path GUIDES = Path.of("..", "docs", "guide");

  @TempDir
  private Path temp;

  /// @param left how many blocks are not run; each says why
  @ParameterizedTest
  @CsvSource({"first-hook.md, 0", "first-command.md, 1", "first-pack.md, 0", "hooks.md, 0",
    "install.md, 2", "code.md, 0", "testing.md, 0", "typescript.md, 0", "permissions.md, 1",
    "providers.md, 6", "repl.md, 2", "secrets.md, 1", "agent.md, 4"})
  void goesAsWritten(String name, int left) throws IOException {
    Shell shell = newcomer();
    Path guide = GUIDES.resolve(name);
    Path at = Files.createDirectory(temp.resolve("projects")).toRealPath();
    int skipped = 0;
    String said = "";
    for (GuideBlock block : GuideBlock.of(guide)) {
      String place = name + ":" + block.line();
      switch (block.attribute()) {
        case "file" -> write(at.resolve(block.value()), block.text());
        case "no-run" -> skipped++;
        default -> {
          if (block.language().equals("sh")) {
            Shell.Result result = run(shell, at, block.text());
            said = GuideBlock.comparable(result.out());
            assertThat(result.code()).as("%s says %s", place, said)
                .isEqualTo(block.value().isEmpty() ? 0 : Integer.parseInt(block.value()));
            at = Path.of(Files.readString(temp.resolve("at")).strip());
          } else {
            assertThat(block.language()).as(place).isEqualTo("text");
            assertThat(said).as(place).matches(block.said());
          }
        }
      }
    }
    assertThat(skipped).isEqualTo(left);
  }

  /// All three lead to each other.
  @ParameterizedTest
  @CsvSource({"first-hook.md", "first-command.md", "first-pack.md"})
  void leadsToTheOthers(String name) throws IOException {
    String text = Files.readString(GUIDES.resolve(name));
    for (String other : List.of("first-hook.md", "first-command.md", "first-pack.md")) {
      assertThat(text).contains(other.equals(name) ? "\n" : "](" + other + ")");
    }
  }

  private Shell newcomer() throws IOException {
    Path home = Files.createDirectory(temp.resolve("home"));
    Files.writeString(home.resolve(".gitconfig"),
        "[user]\n\tname = Zoë\n\temail = zoe@example.org\n[init]\n\tdefaultBranch = main\n");
    String path = Dist.PICODE.getParent() + ":" + System.getenv("PATH");
    return Dist.shell(temp).with("HOME", home).with("PATH", path).with("LANG", "C.UTF-8");
  }

  /// Runs a block where the one before it ended; both outputs are one.
  private Shell.Result run(Shell shell, Path at, String text) {
    return shell.run("sh", "-c", "exec 2>&1\ncd '" + at + "'\n" + text + "\nended=$?\npwd > '"
        + temp.resolve("at") + "'\nexit $ended\n");
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
