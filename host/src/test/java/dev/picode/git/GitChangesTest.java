package dev.picode.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picode.problem.PiCodeException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What commits change, beside what `git` says of it.
class GitChangesTest {
  @TempDir
  private Path temp;

  private Path root = Path.of("");
  private GitUser user = GitUser.of(Path.of(""));
  private TestGit git = new TestGit(Path.of(""), user);

  @BeforeEach
  void makeARepository() throws IOException {
    root = Files.createDirectory(temp.toRealPath().resolve("work"));
    user = GitUser.of(Files.createDirectory(temp.resolve("home")));
    git = TestGit.init(root, user);
  }

  private GitRepository repository() {
    return GitRepository.find(root, user).orElseThrow();
  }

  private ChangeSet staged() {
    git.run("add", "-A");
    return repository().staged(null);
  }

  @Test
  void comparesTheFirstCommitWithNothing() {
    git.write("a.txt", "1\n");
    ChangeSet changes = staged();
    assertThat(changes.files()).containsExactly("a.txt");
    assertThat(changes.diff()).isEqualTo(git.run("diff", "--cached", "--full-index")
        .replaceAll("(?m)^index ([0-9a-f]{7})[0-9a-f]*\\.\\.([0-9a-f]{7})[0-9a-f]*",
            "index $1..$2"));
    assertThat(changes.cut()).isFalse();
    git.commit("feat: one");
    String head = git.run("rev-parse", "HEAD").strip();
    assertThat(repository().changes(head).diff()).isEqualTo(changes.diff());
    assertThat(staged()).isEqualTo(new ChangeSet(List.of(), "", false));
  }

  @Test
  void namesBothSidesOfWhatIsRenamedAndWhatIsRemoved() throws IOException {
    git.write("old name.txt", "1\n2\n3\n4\n5\n6\n").write("gone.txt", "x\n").commit("feat: one");
    Files.move(root.resolve("old name.txt"), root.resolve("new.txt"));
    Files.delete(root.resolve("gone.txt"));
    ChangeSet changes = staged();
    assertThat(changes.files()).containsExactly("gone.txt", "new.txt", "old name.txt");
    assertThat(changes.diff()).contains("rename from old name.txt", "rename to new.txt",
        "deleted file mode 100644");
    assertThat(changes.cut()).isFalse();
  }

  @Test
  void comparesTheWorkTreeWithACommit() throws Exception {
    git.write("a.txt", "1\n").write("b.txt", "1\n").write("gone.txt", "x\n").commit("feat: one");
    assertThat(repository().differing("HEAD", _ -> true))
        .isEqualTo(new ChangeSet(List.of(), "", false));
    git.write("a.txt", "2\n")
        .write("b.txt", "2\n")
        .write("c.txt", "new\n")
        .write(".gitignore", "ignored.txt\n")
        .write("ignored.txt", "hidden\n");
    Files.delete(root.resolve("gone.txt"));
    git.run("add", "b.txt");
    ChangeSet changes = repository().differing("HEAD", _ -> true);
    assertThat(changes.files()).containsExactly(".gitignore", "a.txt", "b.txt", "c.txt",
        "gone.txt");
    assertThat(changes.diff()).contains("-1\n+2\n", "+new\n", "deleted file mode 100644")
        .doesNotContain("hidden");
    assertThat(changes.cut()).isFalse();
    ChangeSet some = repository().differing("HEAD", path -> path.startsWith("a"));
    assertThat(some.files()).containsExactly("a.txt");
    assertThat(some.diff()).doesNotContain("b.txt", "c.txt");
    assertThat(repository().differing(null, _ -> true).files()).containsExactly("b.txt");
    assertThat(repository().differing(null, _ -> false).diff()).isEmpty();
  }

  @Test
  void comparesABinaryFileByItsNameAndNoCommitThatIsNotThere() throws Exception {
    git.write("a.txt", "1\n").commit("feat: one");
    Files.write(root.resolve("a.txt"), new byte[] {0, 1, 2});
    assertThat(repository().differing("HEAD", _ -> true).files()).containsExactly("a.txt");
    assertThatThrownBy(() -> repository().differing("nope", _ -> true))
        .isInstanceOf(PiCodeException.class);
  }

  @Test
  void readsTheIndexItIsGiven() throws IOException {
    git.write("a.txt", "1\n").commit("feat: one");
    git.write("a.txt", "2\n");
    git.run("add", "a.txt");
    Path other = Files.copy(root.resolve(".git/index"), temp.resolve("index"));
    git.run("reset", "-q", "--hard");
    assertThat(repository().staged(null).files()).isEmpty();
    assertThat(repository().staged(other).files()).containsExactly("a.txt");
  }

  @Test
  void comparesAMergeWithItsFirstParent() {
    git.write("a.txt", "1\n").commit("feat: one");
    git.run("checkout", "-q", "-b", "side");
    git.write("side.txt", "s\n").commit("feat: side");
    git.run("checkout", "-q", "main");
    git.write("main.txt", "m\n").commit("feat: main");
    git.run("merge", "-q", "--no-edit", "side");
    assertThat(repository().changes("HEAD").files()).containsExactly("side.txt");
    assertThat(repository().commits("HEAD", List.of("HEAD~1"), null, 10))
        .extracting(commit -> commit.message().strip())
        .containsExactly("Merge branch 'side'", "feat: side");
  }

  @Test
  void leavesOutWhatTheRemoteHas() throws IOException {
    git.write("a.txt", "1\n").commit("feat: one");
    Path remote = Files.createDirectory(temp.resolve("remote.git"));
    new TestGit(remote, user).run("init", "-q", "--bare", "-b", "main");
    git.run("remote", "add", "origin", remote.toString());
    git.run("push", "-q", "origin", "main");
    git.write("b.txt", "1\n").commit("feat: two");
    git.write("c.txt", "1\n").commit("feat: three");
    assertThat(repository().commits("HEAD", List.of(), "origin", 10)).hasSize(2);
    assertThat(repository().commits("HEAD", List.of(), "origin", 1)).hasSize(1);
    assertThat(repository().commits("HEAD", List.of("0".repeat(40), "no-such"), null, 10))
        .as("what is not known here takes nothing out")
        .hasSize(3);
  }

  @Test
  void saysThatACommitIsNotThere() {
    assertThatThrownBy(() -> repository().changes("no-such")).isInstanceOf(PiCodeException.class);
  }

  // ---- what is left out ----------------------------------------------------------------------------

  @Test
  void saysThatALargeDiffIsOnlyTheBeginning() {
    git.write("a.txt", "first\n")
        .write("big.txt", "0123456789abcde\n".repeat(600_000))
        .write("z.txt", "last\n");
    ChangeSet changes = staged();
    assertThat(changes.cut()).isTrue();
    assertThat(changes.files()).containsExactly("a.txt", "big.txt", "z.txt");
    assertThat(changes.diff()).contains("+first").doesNotContain("+last");
    assertThat(changes.diff().length()).isLessThanOrEqualTo(ChangeSet.MAX_DIFF);
  }

  @Test
  void saysThatATextIsLeftOutBecauseItWasNone() {
    git.write("a.txt", "\0binary\n").commit("feat: one");
    git.write("a.txt", "now it holds a key\n");
    assertThat(staged().cut()).isTrue();
    git.write("a.txt", "");
    assertThat(staged().cut()).as("nothing is left out of an empty file").isFalse();
  }

  @Test
  void takesABinaryFileForWhole() {
    git.write("a.bin", "\0\1\2").write("a.txt", "1\n");
    ChangeSet changes = staged();
    assertThat(changes.cut()).isFalse();
    assertThat(changes.diff()).contains("Binary files");
    git.commit("feat: one");
    git.write("a.bin", "\0\1\3");
    assertThat(staged().cut()).isFalse();
  }

  @Test
  void saysThatAFileIsTooLargeToBeCompared() throws IOException {
    Path large = root.resolve("large.txt");
    byte[] line = "0123456789abcde\n".repeat(65_536).getBytes(StandardCharsets.UTF_8);
    try (var out = Files.newOutputStream(large)) {
      for (int i = 0; i < 52; i++) {
        out.write(line);
      }
    }
    ChangeSet changes = staged();
    assertThat(changes.cut()).isTrue();
    assertThat(changes.files()).containsExactly("large.txt");
  }
}
