package dev.picode.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picode.problem.PiCodeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitRepositoryTest {
  @TempDir
  Path temp;
  Path work;
  GitUser user;

  @BeforeEach
  void prepare() throws IOException {
    work = Files.createDirectories(temp.toRealPath().resolve("work"));
    user = GitUser.of(Files.createDirectories(temp.toRealPath().resolve("home")));
  }

  @Test
  void isNotFoundOutsideGit() throws IOException {
    Path deep = Files.createDirectories(work.resolve("a/b"));
    assertThat(GitRepository.find(deep, user)).isEmpty();
    Files.createDirectory(work.resolve(".git"));
    assertThat(GitRepository.find(deep, user)).isEmpty();
  }

  @Test
  void isFoundFromASubfolderButNotInTheHomeAbove() throws IOException {
    TestGit.init(user.home(), user);
    Path below = Files.createDirectories(user.home().resolve("a/b"));
    assertThat(GitRepository.find(below, user)).isEmpty();
    assertThat(GitRepository.find(user.home(), user)).isPresent();
    TestGit.init(user.home().resolve("a"), user);
    assertThat(find(below).workTree()).contains(user.home().resolve("a"));
  }

  @Test
  void hasNoCommitsBeforeTheFirst() {
    TestGit.init(work, user).write("a", "1");
    GitRepository repository = find(work);
    assertThat(repository.head()).isEqualTo(new Head("main", null, null, 0, 0));
    assertThat(repository.head().id()).isNull();
    assertThat(repository.log(10, null)).isEmpty();
    assertThat(repository.churn(10, 10, null)).isEmpty();
    assertThat(repository.status().untracked()).containsExactly("a");
  }

  @Test
  void tellsEveryKindOfChange() throws IOException {
    var git = TestGit.init(work, user).write(".gitignore", "*.log\n");
    for (String name : new String[] {"keep", "edit", "gone", "rm", "both"}) {
      git.write("d/" + name, "1\n");
    }
    git.commit("one");
    assertThat(find(work).status().isClean()).isTrue();
    git.write("d/edit", "22\n")
        .write("d/both", "22\n")
        .write("čerstvý soubor", "x")
        .write("x.log", "x")
        .write("new", "x");
    Files.delete(work.resolve("d/gone"));
    git.run("rm", "-q", "d/rm");
    git.run("add", "new", "d/both");
    git.write("d/both", "333\n");
    Status status = find(work).status();
    assertThat(status.staged()).containsExactly("d/both", "d/rm", "new");
    assertThat(status.modified()).containsExactly("d/both", "d/edit");
    assertThat(status.deleted()).containsExactly("d/gone");
    assertThat(status.untracked()).containsExactly("čerstvý soubor");
    assertThat(status.conflicted()).isEmpty();
    assertThat(status.isClean()).isFalse();
  }

  @Test
  void tellsConflicts() {
    var git = TestGit.init(work, user).write("a", "1\n").commit("one");
    git.run("switch", "-q", "-c", "other");
    git.write("a", "2\n").commit("two");
    git.run("switch", "-q", "main");
    git.write("a", "3\n").commit("three");
    assertThatThrownBy(() -> git.run("merge", "-q", "other")).isInstanceOf(AssertionError.class);
    Status status = find(work).status();
    assertThat(status.conflicted()).containsExactly("a");
    assertThat(status.modified()).isEmpty();
    assertThat(status.staged()).isEmpty();
  }

  @Test
  void seesAnEditOfTheSameSizeRightAfterTheCommit() {
    var git = TestGit.init(work, user).write("a", "1\n").commit("one");
    git.write("a", "2\n");
    assertThat(find(work).status().modified()).containsExactly("a");
  }

  @Test
  void honoursLineEndConversion() {
    var git = TestGit.init(work, user);
    git.run("config", "core.autocrlf", "true");
    git.write("a.txt", "1\r\n2\r\n").commit("one");
    git.write("a.txt", "1\r\n2\r\n");
    assertThat(find(work).status().isClean()).isTrue();
  }

  @Test
  void countsAheadAndBehind() throws IOException {
    Path origin = Files.createDirectory(temp.resolve("origin"));
    var there = TestGit.init(origin, user).write("a", "1").commit("one");
    new TestGit(temp, user).run("clone", "-q", origin.toString(), work.toString());
    var here = new TestGit(work, user);
    there.write("b", "1").commit("two");
    here.write("c", "1").commit("mine").write("d", "1").commit("mine too");
    here.run("fetch", "-q");
    Head head = find(work).head();
    assertThat(head.upstream()).isEqualTo("origin/main");
    assertThat(head.ahead()).isEqualTo(2);
    assertThat(head.behind()).isEqualTo(1);
    here.run("checkout", "-q", "--detach");
    assertThat(find(work).head().branch()).isNull();
    assertThat(find(work).head().id()).isEqualTo(here.run("rev-parse", "HEAD").strip());
  }

  @Test
  void logsAsGitDoes() {
    var git = TestGit.init(work, user).write("a/b", "1").commit("první\n\nbody one\n\nbody two\n");
    git.write("c", "1").commit("second");
    git.write("a/b", "2").commit("third");
    var log = find(work).log(10, null);
    String format = "%H|%h|%an|%ae|%aI|%s";
    assertThat(log.stream().map(GitRepositoryTest::line))
        .containsExactlyElementsOf(git.run("log", "--format=" + format).lines().toList());
    assertThat(log.getLast().body()).isEqualTo("body one\n\nbody two");
    assertThat(find(work).log(1, null)).hasSize(1);
    assertThat(find(work).log(10, "a")).extracting(Commit::subject)
        .containsExactly("third", "první");
    assertThat(find(work).log(10, "none")).isEmpty();
  }

  @Test
  void countsWhatWasTouchedAndStillIs() {
    var git = TestGit.init(work, user)
        .write("a", "1")
        .write("č", "1")
        .write("gone", "1")
        .commit("1");
    git.write("a", "2").write("gone", "2").commit("2");
    git.write("a", "3").write("d/e", "1");
    git.run("rm", "-qf", "gone");
    git.commit("3");
    assertThat(find(work).churn(10, 10, null))
        .containsExactly(new Churn("a", 3), new Churn("d/e", 1), new Churn("č", 1));
    assertThat(find(work).churn(1, 10, null)).containsExactly(new Churn("a", 1),
        new Churn("d/e", 1));
    assertThat(find(work).churn(10, 1, null)).containsExactly(new Churn("a", 3));
    assertThat(find(work).churn(10, 10, "d")).containsExactly(new Churn("d/e", 1));
    assertThat(find(work).churn(2, 10, "a")).containsExactly(new Churn("a", 2));
    assertThat(find(work).churn(10, 10, "none")).isEmpty();
  }

  @Test
  void readsLinkedWorktreesAndSubmodules() throws IOException {
    var git = TestGit.init(work, user).write("a", "1").commit("one");
    Path linked = temp.toRealPath().resolve("linked");
    git.run("worktree", "add", "-q", "-b", "side", linked.toString());
    assertThat(find(linked).head().branch()).isEqualTo("side");
    assertThat(find(linked).status().isClean()).isTrue();
    Path outer = Files.createDirectory(temp.toRealPath().resolve("outer"));
    var over = TestGit.init(outer, user).write("b", "1");
    over.run("submodule", "add", "-q", work.toString(), "sub");
    over.commit("with sub");
    assertThat(find(outer.resolve("sub")).head().branch()).isEqualTo("main");
    assertThat(find(outer.resolve("sub")).log(1, null)).hasSize(1);
    assertThat(find(outer).status().isClean()).isTrue();
    new TestGit(outer.resolve("sub"), user).write("a", "2");
    assertThat(find(outer).status().isClean()).isTrue();
    new TestGit(outer.resolve("sub"), user).commit("two");
    assertThat(find(outer).status().modified()).containsExactly("sub");
  }

  @Test
  void readsBareAndShallowRepositories() throws IOException {
    var git = TestGit.init(work, user).write("a", "1").commit("one").write("b", "1").commit("two");
    git.run("clone", "-q", "--bare", ".", "../bare.git");
    Path bare = temp.toRealPath().resolve("bare.git");
    assertThat(find(bare).workTree()).isEmpty();
    assertThat(find(bare).status().isClean()).isTrue();
    assertThat(find(bare).log(10, null)).hasSize(2);
    git.run("clone", "-q", "--depth", "1", "file://" + work, "../shallow");
    GitRepository shallow = find(temp.toRealPath().resolve("shallow"));
    assertThat(shallow.log(10, null)).hasSize(1);
    assertThat(shallow.churn(10, 10, null)).isEmpty();
    assertThat(shallow.status().isClean()).isTrue();
  }

  @Test
  void refusesSha256() {
    TestGit.init(work, user, "--object-format=sha256");
    assertProblem("git-sha256-unsupported", () -> GitRepository.find(work, user));
  }

  @Test
  void tellsWhatIsDamaged() throws IOException {
    var git = TestGit.init(work, user).write("a", "1").commit("one");
    Files.writeString(work.resolve(".git/HEAD"), "nonsense");
    assertProblem("git-unreadable", () -> find(work).head());
    Files.writeString(work.resolve(".git/HEAD"), "ref: refs/heads/main\n");
    String id = git.run("rev-parse", "HEAD").strip();
    Files.delete(work.resolve(".git/objects/" + id.substring(0, 2) + "/" + id.substring(2)));
    assertProblem("git-unreadable", () -> find(work).log(1, null));
    assertProblem("git-unreadable", () -> find(work).status());
    Files.writeString(work.resolve(".git/index"), "nonsense");
    assertProblem("git-unreadable", () -> find(work).status());
    Files.writeString(work.resolve(".git/config"), "[broken");
    assertProblem("git-unreadable", () -> GitRepository.find(work, user));
    Path other = Files.createDirectory(temp.resolve("other"));
    Files.writeString(other.resolve(".git"), "gitdir: ../nowhere");
    assertProblem("git-unreadable", () -> GitRepository.find(other, user));
  }

  private GitRepository find(Path folder) {
    return GitRepository.find(folder, user).orElseThrow();
  }

  private static String line(Commit c) {
    return String.join("|", c.id(), c.shortId(), c.author(), c.email(), c.time(), c.subject());
  }

  private static void assertProblem(String code, ThrowingCallable act) {
    assertThatThrownBy(act).isInstanceOfSatisfying(
        PiCodeException.class,
        e -> assertThat(e.problem().code()).isEqualTo(code));
  }
}
