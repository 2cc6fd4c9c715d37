package dev.picode.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckedOutTest {
  @TempDir
  private Path temp;

  private GitUser user() throws IOException {
    return GitUser.of(Files.createDirectories(temp.resolve("home")));
  }

  private TestGit repository(Path work, String... options) throws IOException {
    return TestGit.init(Files.createDirectory(work), user(), options).write("a", "1").commit("one");
  }

  @Test
  void isTheBranchOfARepositoryAndOfEachOfItsWorkTrees() throws IOException {
    Path work = temp.resolve("work");
    TestGit git = repository(work);
    git.run("worktree", "add", "-q", "-b", "topic/a", "../other");
    Path below = Files.createDirectory(work.resolve("below"));
    assertThat(CheckedOut.in(below, user())).contains(new CheckedOut("main"));
    assertThat(CheckedOut.in(temp.resolve("other"), user())).contains(new CheckedOut("topic/a"));
  }

  @Test
  void isNoBranchWhereACommitIsCheckedOut() throws IOException {
    Path work = temp.resolve("work");
    repository(work).run("checkout", "-q", "--detach");
    assertThat(CheckedOut.in(work, user())).contains(new CheckedOut(null));
  }

  @Test
  void isKnownBeforeTheFirstCommit() throws IOException {
    Path work = Files.createDirectory(temp.resolve("work"));
    TestGit.init(work, user());
    assertThat(CheckedOut.in(work, user())).contains(new CheckedOut("main"));
  }

  @Test
  void isUnknownWithoutARepositoryOrInADamagedOne() throws IOException {
    assertThat(CheckedOut.in(temp, user())).isEmpty();
    Path work = temp.resolve("work");
    repository(work);
    Files.writeString(work.resolve(".git/HEAD"), "nonsense");
    assertThat(CheckedOut.in(work, user())).isEmpty();
    Path other = Files.createDirectory(temp.resolve("other"));
    Files.writeString(other.resolve(".git"), "gitdir: ../nowhere");
    assertThat(CheckedOut.in(other, user())).isEmpty();
  }
}
