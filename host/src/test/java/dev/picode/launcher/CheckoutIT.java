package dev.picode.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `./picode` of a checkout whose Maven is a stub that notes each build.
class CheckoutIT {
  private static final String MAVEN = """
      #!/bin/sh
      echo "$JAVA_HOME $*" >>builds
      echo '[INFO] --- compiler:3.15.0:compile (default-compile) @ picode-host ---'
      mkdir -p target/picode.new/bin target/picode.new/lib
      [ ! -f slow ] || sleep "$(cat slow)"
      [ ! -f broken ] || { echo '[ERROR] Thing.java:[3,1] it is broken'; exit 1; }
      printf '#!/bin/sh\\necho ran "$@"\\n' >target/picode.new/bin/picode
      chmod +x target/picode.new/bin/picode
      echo 1 >target/picode.new/lib/id
      rm -rf target/picode && mv target/picode.new target/picode
      """;

  @TempDir
  private Path temp;

  private Path root = Path.of("");
  private Path picode = Path.of("");
  private Shell shell = Shell.in(Path.of(""));

  @BeforeEach
  void makeACheckout() throws IOException {
    root = temp.resolve("a checkout");
    picode = Shell.script(root.resolve("picode"), Files.readString(Shell.ROOT.resolve("picode")));
    Shell.launcher(root.resolve("host/src/dist/bin/picode"), temp.resolve("machine"));
    Shell.script(root.resolve("mvnw"), MAVEN);
    Shell.stubJdk(temp.resolve("machine/opt/jdk-25"), "25.0.3");
    for (String file : new String[] {"pom.xml", "host/pom.xml", "host/src/main/A.java",
      "sandbox/src/main/B.java",
      "builtin-scripts/analyze/main.js"}) {
      Files.createDirectories(root.resolve(file).toAbsolutePath().getParent());
      Files.writeString(root.resolve(file), "");
    }
    Path old = Shell.stubJdk(temp.resolve("old"), "17.0.15");
    shell = Shell.in(temp).with("PATH", old.resolve("bin") + ":/usr/bin:/bin");
  }

  @Test
  void buildsOnFirstUseWithTheJdkThatWasFoundAndSaysSo() throws IOException {
    Shell.Result result = shell.run(picode, "a b", "c");
    assertThat(result.code()).isZero();
    assertThat(result.out()).isEqualTo("ran a b c\n");
    assertThat(result.err()).startsWith("picode: building on first use")
        .contains("picode: built in");
    assertThat(builds()).isEqualTo(temp.resolve("machine/opt/jdk-25") + " -B -Dquick package\n");
  }

  @Test
  void doesNotBuildAgainWhenNothingChangedAlsoThroughALink() throws IOException {
    shell.run(picode);
    Path link = Files.createSymbolicLink(temp.resolve("picode"), Path.of("a checkout/picode"));
    assertThat(shell.run(link, "x")).isEqualTo(new Shell.Result(0, "ran x\n", ""));
    assertThat(builds()).hasLineCount(1);
  }

  @Test
  void buildsAgainWhenASourceChangedOrWentAway() throws IOException {
    shell.run(picode);
    later(root.resolve("builtin-scripts/analyze/main.js"));
    assertThat(shell.run(picode).err()).startsWith("picode: the sources changed");
    earlier(root.resolve("builtin-scripts/analyze/main.js"));
    shell.run(picode);
    int before = builds().split("\n", -1).length;
    Files.delete(root.resolve("host/src/main/A.java"));
    later(root.resolve("host/src/main"));
    shell.run(picode);
    assertThat(builds().split("\n", -1)).hasSize(before + 1);
  }

  @Test
  void showsTheErrorsAndTheLogWhenTheBuildFails() throws IOException {
    Files.createFile(root.resolve("broken"));
    Shell.Result result = shell.run(picode);
    assertThat(result.code()).isEqualTo(6);
    assertThat(result.err()).contains("[ERROR] Thing.java:[3,1] it is broken")
        .contains("the whole log is `" + root.resolve("target/picode-build.log") + "`");
    assertThat(root.resolve("target"))
        .isDirectoryNotContaining("glob:**/picode{,.new,-build.lock}");
  }

  @Test
  void buildsOnceWhenTwoStartTogether() throws IOException {
    Files.writeString(root.resolve("slow"), "2");
    Shell.Running one = shell.start(picode, "one");
    Shell.Running two = shell.start(picode, "two");
    assertThat(one.result().out()).isEqualTo("ran one\n");
    assertThat(two.result().out()).isEqualTo("ran two\n");
    assertThat(builds()).hasLineCount(1);
  }

  @Test
  void takesOverALockWhoseOwnerIsGone() throws IOException {
    Process gone = shell.start("true").process();
    gone.onExit().join();
    Files.createDirectories(root.resolve("target/picode-build.lock"));
    Files.writeString(root.resolve("target/picode-build.lock/owner"), gone.pid() + "\n");
    assertThat(shell.run(picode).out()).isEqualTo("ran\n");
    assertThat(root.resolve("target")).isDirectoryNotContaining("glob:**/picode-build.lock*");
  }

  @Test
  void leavesNothingHalfMadeWhenInterrupted() throws IOException, InterruptedException {
    Files.writeString(root.resolve("slow"), "60");
    Shell.Running running = shell.start(picode);
    Path half = root.resolve("target/picode.new/lib");
    for (int i = 0; i < 12_000 && !Files.exists(half); i++) {
      running.process().waitFor(10, TimeUnit.MILLISECONDS);
    }
    shell.run("kill", "-INT", running.process().pid());
    Shell.Result result = running.result();
    assertThat(result.code()).isEqualTo(130);
    assertThat(result.err()).endsWith("picode: the build was interrupted.\n");
    assertThat(root.resolve("target"))
        .isDirectoryNotContaining("glob:**/picode{,.new,-build.lock}");
  }

  private String builds() throws IOException {
    return Files.readString(root.resolve("builds"));
  }

  private static void later(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(60)));
  }

  private static void earlier(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
  }
}
