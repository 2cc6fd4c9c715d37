package dev.picode.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picode.git.FileDiff.Hunk;
import dev.picode.git.FileDiff.Kind;
import dev.picode.problem.PiCodeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Lines that differ, who brought them, and what was changed together, beside what `git` says of it.
class GitContextTest {
  private static final String TEN = "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n";

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

  private String head() {
    return git.run("rev-parse", "HEAD").strip();
  }

  private History history() throws InterruptedException {
    return repository().history("HEAD", HistoryLimits.DEFAULT);
  }

  // ---- lines that differ -----------------------------------------------------------------------------

  @Test
  void findsWhatDiffersInTheWorkTree() throws IOException, InterruptedException {
    git.write("a.txt", TEN)
        .write("gone.txt", "x\n")
        .write("same.txt", "s\n")
        .write(".gitignore", "*.log\n")
        .commit("one");
    git.write("a.txt", TEN.replace("3\n", "three\n3b\n").replace("9\n", ""))
        .write("new.txt", "n\n")
        .write("x.log", "ignored\n")
        .write("staged.txt", "s\n");
    Files.delete(root.resolve("gone.txt"));
    git.run("add", "staged.txt");
    assertThat(repository().differences("HEAD", null)).containsExactly(
        new FileDiff(Kind.MODIFIED, "a.txt", null, true,
            List.of(new Hunk(3, 1, 3, 2), new Hunk(9, 1, 10, 0))),
        new FileDiff(Kind.DELETED, "gone.txt", null, true, List.of(new Hunk(1, 1, 1, 0))),
        new FileDiff(Kind.ADDED, "new.txt", null, true, List.of(new Hunk(1, 0, 1, 1))),
        new FileDiff(Kind.ADDED, "staged.txt", null, true, List.of(new Hunk(1, 0, 1, 1))));
  }

  @Test
  void findsRenamesSinceACommit() throws IOException, InterruptedException {
    git.write("old.txt", TEN).commit("one");
    String one = head();
    Files.move(root.resolve("old.txt"), root.resolve("moved.txt"));
    git.write("moved.txt", TEN.replace("5\n", "five\n")).commit("two");
    var renamed = new FileDiff(Kind.RENAMED, "moved.txt", "old.txt", true,
        List.of(new Hunk(5, 1, 5, 1)));
    assertThat(repository().differences(one, "HEAD")).containsExactly(renamed);
    assertThat(repository().differences(one, null)).containsExactly(renamed);
    assertThat(repository().differences("HEAD", null)).isEmpty();
    assertThat(repository().differences("HEAD", "HEAD")).isEmpty();
  }

  @Test
  void givesNoHunksOfWhatIsNoText() throws InterruptedException {
    git.write("a.bin", "a\0b").commit("one").write("a.bin", "a\0c");
    assertThat(repository().differences("HEAD", null))
        .containsExactly(new FileDiff(Kind.MODIFIED, "a.bin", null, false, List.of()));
  }

  @Test
  void refusesACommitThatIsNotThere() {
    git.write("a", "1").commit("one");
    assertThatThrownBy(() -> repository().differences("no-such", null))
        .isInstanceOf(PiCodeException.class);
    assertThatThrownBy(() -> repository().history("no-such", HistoryLimits.DEFAULT))
        .isInstanceOf(PiCodeException.class);
  }

  // ---- who brought lines -----------------------------------------------------------------------------

  @Test
  void blamesLinesAsGitDoes() throws IOException, InterruptedException {
    git.write("a.txt", TEN).commit("one");
    git.write("a.txt", TEN.replace("4\n5\n", "four\nfive\n")).commit("two");
    Files.move(root.resolve("a.txt"), root.resolve("b.txt"));
    git.commit("three");
    git.write("b.txt", "0\n" + TEN.replace("4\n5\n", "four\nfive\n")).commit("four");
    var told = new ArrayList<String>();
    for (BlamedLines lines : repository().blame("HEAD", "b.txt", 1, 11)) {
      Commit commit = lines.commit();
      for (int i = lines.firstLine(); i <= lines.lastLine(); i++) {
        told.add((commit == null ? "" : commit.id()) + " "
            + (lines.originalLine() + i - lines.firstLine()) + " " + i);
      }
    }
    List<String> git11 = git.run("blame", "--line-porcelain", "-M", "b.txt")
        .lines()
        .filter(line -> line.matches("[0-9a-f]{40} .*"))
        .map(line -> String.join(" ", List.of(line.split(" ")).subList(0, 3)))
        .toList();
    assertThat(told).isEqualTo(git11);
  }

  @Test
  void blamesARangeOfTheWorkTree() throws InterruptedException {
    git.write("a.txt", TEN).commit("one");
    git.write("a.txt", TEN.replace("4\n", "mine\n"));
    List<BlamedLines> lines = repository().blame(null, "a.txt", 3, 5);
    assertThat(lines).hasSize(3);
    assertThat(lines.get(0).commit()).isNotNull();
    assertThat(lines.get(1)).isEqualTo(new BlamedLines(4, 4, null, "a.txt", 4));
    assertThat(lines.get(2).firstLine()).isEqualTo(5);
    assertThat(repository().blame(null, "a.txt", 11, 12)).isEmpty();
    assertThat(repository().blame(null, "nothing.txt", 1, 2)).isEmpty();
    assertThat(repository().blame("HEAD", "nothing.txt", 1, 2)).isEmpty();
  }

  // ---- what was changed together ---------------------------------------------------------------------

  @Test
  void hasNoHistoryBeforeTheFirstCommit() throws InterruptedException {
    assertThat(history()).isEqualTo(History.NONE);
  }

  @Test
  void countsWhatWasChangedTogether() throws InterruptedException {
    git.write("a", "1").write("b", "1").write("c", "1").commit("one");
    git.write("a", "2").write("b", "2").commit("two");
    git.write("a", "3").write("b", "3").write("gone", "3").commit("three");
    git.run("rm", "-q", "gone");
    git.commit("four");
    History history = history();
    assertThat(history.until()).isEqualTo(head());
    assertThat(history.together("a", 30))
        .containsExactly(new History.Together("b", 3), new History.Together("c", 1));
    assertThat(history.together("a", 2)).as("the commits of three files say nothing")
        .containsExactly(new History.Together("b", 1));
    assertThat(history.changes(30)).containsEntry("a", 3)
        .containsEntry("c", 1)
        .doesNotContainKey("gone");
    assertThat(history.commits().get(1).touched()).isEqualTo(3);
    assertThat(history.commits().get(1).files()).containsExactly("a", "b");
  }

  @Test
  void knowsNothingOfWhatCameLater() throws InterruptedException {
    git.write("a", "1").write("b", "1").commit("one");
    String one = head();
    git.write("a", "2").write("c", "2").commit("two");
    History before = repository().history(one, HistoryLimits.DEFAULT);
    git.run("checkout", "-q", one);
    assertThat(before).isEqualTo(history());
    assertThat(before.together("a", 30)).containsExactly(new History.Together("b", 1));
    assertThat(before.commits()).hasSize(1);
  }

  @Test
  void followsRenamesWithAndWithoutChanges() throws IOException, InterruptedException {
    git.write("a.txt", TEN).write("with.txt", "w\n").commit("one");
    Files.move(root.resolve("a.txt"), root.resolve("b.txt"));
    git.commit("moved");
    Files.createDirectory(root.resolve("d"));
    Files.move(root.resolve("b.txt"), root.resolve("d/c.txt"));
    git.write("d/c.txt", TEN.replace("7\n", "seven\n")).commit("moved and changed");
    git.write("d/c.txt", "all new\n").commit("later");
    History history = history();
    assertThat(history.together("d/c.txt", 30))
        .containsExactly(new History.Together("with.txt", 1));
    assertThat(history.changes(30)).containsEntry("d/c.txt", 4);
  }

  @Test
  void takesAFileOfAnOldNameForAnotherOne() throws IOException, InterruptedException {
    git.write("a.txt", TEN).write("with.txt", "w\n").commit("one");
    Files.move(root.resolve("a.txt"), root.resolve("b.txt"));
    git.commit("moved");
    git.write("a.txt", "quite another\n").write("other.txt", "o\n").commit("again");
    History history = history();
    assertThat(history.together("b.txt", 30))
        .containsExactly(new History.Together("with.txt", 1));
    assertThat(history.together("a.txt", 30))
        .containsExactly(new History.Together("other.txt", 1));
  }

  @Test
  void leavesOutMergesAndHeedsItsLimit() throws InterruptedException {
    git.write("a", "1").commit("one");
    git.run("checkout", "-q", "-b", "side");
    git.write("side", "1").commit("side");
    git.run("checkout", "-q", "main");
    git.write("b", "1").commit("two");
    git.run("merge", "-q", "--no-edit", "side");
    assertThat(history().commits()).extracting(CommitFiles::subject)
        .containsExactlyInAnyOrder("one", "two", "side");
    assertThat(repository().history("HEAD", new HistoryLimits(2, 0)).commits()).hasSize(2);
  }

  @Test
  void tellsRecentFilesAndAuthors() throws InterruptedException {
    git.write("a", "1").write("d/b", "1").commit("one");
    git.write("d/c", "1");
    git.run("add", "-A");
    git.run("commit", "-q", "-m", "two", "--author", "Ada <ADA@example.org>");
    git.write("a", "2").commit("three");
    History history = history();
    assertThat(history.recent(10)).extracting(History.Recent::path)
        .containsExactly("a", "d/c", "d/b");
    assertThat(history.recent(1)).extracting(History.Recent::path).containsExactly("a");
    String time = "2026-01-02T03:04:05+02:00";
    assertThat(history.authors("")).containsExactly(
        new History.Author("Zoë", "zoe@example.org", 2, time),
        new History.Author("Ada", "ada@example.org", 1, time));
    assertThat(history.authors("d/c")).extracting(History.Author::name).containsExactly("Ada");
    assertThat(history.authors("d")).hasSize(2);
    assertThat(history.authors("nothing")).isEmpty();
  }

  @Test
  void passesOverTheOldestCommitsOfAShallowClone() throws InterruptedException, IOException {
    git.write("a", "1").write("b", "1").commit("one");
    git.write("a", "2").write("b", "2").commit("two");
    git.write("a", "3").commit("three");
    git.run("clone", "-q", "--depth", "2", root.toUri().toString(), "../clone");
    History history = GitRepository.find(root.resolveSibling("clone"), user)
        .orElseThrow()
        .history("HEAD", HistoryLimits.DEFAULT);
    assertThat(history.commits()).extracting(CommitFiles::subject).containsExactly("three");
  }

  @Test
  void endsWhenItIsInterrupted() {
    git.write("a", "1").commit("one");
    GitRepository repository = repository();
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> repository.history("HEAD", HistoryLimits.DEFAULT))
        .isInstanceOf(InterruptedException.class);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> repository.blame("HEAD", "a", 1, 1))
        .isInstanceOf(InterruptedException.class);
    git.write("a", "2");
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> repository.differences("HEAD", null))
        .isInstanceOf(InterruptedException.class);
  }
}
