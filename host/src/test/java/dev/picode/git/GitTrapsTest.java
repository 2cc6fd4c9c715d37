package dev.picode.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.jgit.util.FS;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What JGit does on its own and must not do here. Each trap is a program that leaves a mark.
class GitTrapsTest {
  @TempDir
  Path temp;
  Path work;
  Path mark;
  GitUser user;
  TestGit git;

  @BeforeEach
  void prepare() throws IOException {
    Path real = temp.toRealPath();
    work = Files.createDirectory(real.resolve("work"));
    mark = real.resolve("mark");
    Path home = Files.createDirectory(real.resolve("home"));
    user = new GitUser(home, Files.createDirectory(real.resolve("config")), null);
    git = TestGit.init(work, user).write("a.txt", "1\n").commit("one");
  }

  @Test
  void runsNoProgramTheRepositoryNames() throws IOException {
    Path trap = Files.writeString(temp.resolve("trap"), "#!/bin/sh\ntouch " + mark + "\ncat\n");
    assertThat(trap.toFile().setExecutable(true)).isTrue();
    for (String hook : new String[] {"pre-commit", "post-checkout", "post-index-change"}) {
      Files.copy(trap, work.resolve(".git/hooks/" + hook));
    }
    for (String key : new String[] {"filter.t.clean", "filter.t.smudge", "filter.t.process",
      "core.fsmonitor", "diff.t.textconv", "core.sshCommand", "core.pager"}) {
      git.run("config", key, trap.toString());
    }
    Files.writeString(
        user.home().resolve(".gitconfig"),
        "[filter \"u\"]\n\tclean = " + trap + "\n");
    git.write("b.txt", "x").write(".gitattributes", "*.txt filter=t diff=t\nb.txt filter=u\n");
    Files.writeString(work.resolve("a.txt"), "2\n");
    Files.deleteIfExists(mark);
    exercise();
    assertThat(mark).doesNotExist();
  }

  @Test
  void writesNothingAnywhere() throws IOException {
    Map<Path, Long> before = snapshot();
    exercise();
    assertThat(snapshot()).isEqualTo(before);
  }

  @Test
  void doesNotMeasureTheClockOfTheFileSystem() {
    exercise();
    var clock = FS.FileStoreAttributes.get(work);
    assertThat(clock).isNotSameAs(FS.FileStoreAttributes.FALLBACK_FILESTORE_ATTRIBUTES);
    assertThat(clock.getFsTimestampResolution()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void startsNothingLeavesNothingAndEndsInAFreshProcess() throws Exception {
    Path fakes = Files.createDirectory(temp.resolve("fakes"));
    for (String program : new String[] {"git", "sh", "bash"}) {
      Path fake = Files.writeString(fakes.resolve(program), "#!/bin/sh\n: > " + mark + "\n");
      assertThat(fake.toFile().setExecutable(true)).isTrue();
    }
    String classPath = System.getProperty("surefire.test.class.path",
        System.getProperty("java.class.path"));
    var builder = new ProcessBuilder(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-cp",
        classPath,
        FreshProcess.class.getName(),
        work.toString());
    builder.redirectErrorStream(true).redirectOutput(temp.resolve("out").toFile());
    builder.environment().put("PATH", fakes.toString());
    builder.environment().put("HOME", user.home().toString());
    builder.environment().put("XDG_CONFIG_HOME", user.configHome().toString());
    builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
    Process process = builder.start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("it ends").isTrue();
    assertThat(process.exitValue()).as(Files.readString(temp.resolve("out"))).isZero();
    assertThat(mark).doesNotExist();
    assertThat(user.configHome()).isEmptyDirectory();
    assertThat(user.home()).isEmptyDirectory();
  }

  @Test
  void readsTheUsersIgnoreFileForStatus() throws IOException {
    Files.createDirectories(user.configHome().resolve("git"));
    Files.writeString(user.configHome().resolve("git/ignore"), "*.tmp\n");
    git.write("x.tmp", "1").write("y", "1");
    assertThat(status().untracked()).containsExactly("y");
  }

  @Test
  void readsTheUsersConfiguration() throws IOException {
    Files.writeString(user.home().resolve(".gitconfig"), "[core]\n\texcludesFile = ~/mine\n");
    Files.writeString(user.home().resolve("mine"), "*.mine\n");
    git.write("x.mine", "1").write("y", "1");
    assertThat(status().untracked()).containsExactly("y");
  }

  private Status status() {
    return GitRepository.find(work, user).orElseThrow().status();
  }

  private void exercise() {
    GitRepository repository = GitRepository.find(work, user).orElseThrow();
    assertThat(repository.status().head().branch()).isEqualTo("main");
    assertThat(repository.log(5, null)).hasSize(1);
    assertThat(repository.churn(5, 5, null)).hasSize(1);
  }

  private Map<Path, Long> snapshot() throws IOException {
    Map<Path, Long> files = new HashMap<>();
    try (Stream<Path> walk = Files.walk(temp)) {
      for (Path path : (Iterable<Path>) walk::iterator) {
        files.put(path, Files.getLastModifiedTime(path).toMillis());
      }
    }
    return files;
  }
}
