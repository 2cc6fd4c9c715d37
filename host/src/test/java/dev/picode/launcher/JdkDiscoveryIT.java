package dev.picode.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which JDK the launcher takes, what it tells it, and what it says when there is none.
class JdkDiscoveryIT {
  @TempDir
  private Path temp;

  private Path machine = Path.of("");
  private Path picode = Path.of("");
  private Shell shell = Shell.in(Path.of(""));

  @BeforeEach
  void makeADist() throws IOException {
    machine = Files.createDirectories(temp.resolve("machine"));
    Path dist = temp.resolve("a dist");
    picode = Shell.launcher(dist.resolve("bin/picode"), machine);
    Files.createDirectories(dist.resolve("lib"));
    Files.createDirectories(dist.resolve("cache"));
    Files.writeString(dist.resolve("lib/classpath"), "b.jar a.jar\n");
    Files.writeString(dist.resolve("lib/id"), "0123456789abcdef 1.2.3\n");
    Path bin = Shell.stubJdk(temp.resolve("old"), "17.0.15").resolve("bin");
    shell = Shell.in(temp).with("PATH", bin + ":/usr/bin:/bin");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "bash", "sh"})
  void findsOneInAUsualFolderThoughTheDefaultIs17(String sh) throws IOException {
    if (!Files.exists(Path.of("/bin", sh))) {
      return;
    }
    Shell.stubJdk(machine.resolve("usr/lib/jvm/java-17"), "17.0.15");
    Path jdk = Shell.stubJdk(machine.resolve("usr/lib/jvm/jdk 25"), "25.0.3");
    assertThat(shell.run("/bin/" + sh, picode, "--version")).isEqualTo(
        new Shell.Result(0, shell.run(picode, "--version").out(), ""));
    assertThat(shell.run("/bin/" + sh, picode, "--version").out()).startsWith("jdk " + jdk + "\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"opt/jdk-25", "opt/java/25", "usr/lib64/jvm/x",
    "Library/Java/JavaVirtualMachines/t.jdk/Contents/Home",
    "opt/homebrew/opt/openjdk@25/libexec/openjdk.jdk/Contents/Home"})
  void looksInTheUsualFoldersOfTheMachine(String folder) throws IOException {
    Path jdk = Shell.stubJdk(machine.resolve(folder), "25");
    assertThat(shell.run(picode).out()).startsWith("jdk " + jdk + "\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {".sdkman/candidates/java/25-tem", ".jdks/temurin-25",
    ".asdf/installs/java/t-25",
    ".local/share/mise/installs/java/25"})
  void looksInTheUsualFoldersOfTheUser(String folder) throws IOException {
    Path jdk = Shell.stubJdk(temp.resolve("home").resolve(folder), "25");
    assertThat(shell.run(picode).out()).startsWith("jdk " + jdk + "\n");
  }

  @Test
  void prefersPicodeJavaHomeThenJavaHomeThenThePath() throws IOException {
    Path first = Shell.stubJdk(temp.resolve("first"), "26-ea");
    Path second = Shell.stubJdk(temp.resolve("second"), "25.0.1");
    Path third = Shell.stubJdk(temp.resolve("third"), "25.0.2");
    Path link = Files.createDirectories(temp.resolve("links")).resolve("java");
    Files.createSymbolicLink(link, third.resolve("bin/java"));
    Shell onPath = shell.with("PATH", link.getParent() + ":/usr/bin:/bin");
    assertThat(onPath.run(picode).out()).startsWith("jdk " + third + "\n");
    Shell named = onPath.with("JAVA_HOME", second);
    assertThat(named.run(picode).out()).startsWith("jdk " + second + "\n");
    assertThat(named.with("PICODE_JAVA_HOME", first).run(picode).out())
        .startsWith("jdk " + first + "\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"24.0.2", "1.8.0_402", "9", "", "x25"})
  void refusesAnOlderOrUnreadableVersion(String version) throws IOException {
    Path jdk = Shell.stubJdk(temp.resolve("jdk"), version);
    Shell.Result result = shell.with("PICODE_JAVA_HOME", jdk).run(picode);
    assertThat(result.code()).isEqualTo(6);
    assertThat(result.err())
        .contains("PICODE_JAVA_HOME is `" + jdk + "`, which is not a JDK 25 or newer")
        .contains(version)
        .hasLineCount(1);
  }

  @Test
  void saysInASentenceHowToGetOneWhenThereIsNone() {
    Shell.Result result = shell.run(picode, "--version");
    assertThat(result.code()).isEqualTo(6);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).startsWith("picode: no JDK 25 or newer was found: install one")
        .hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource({"--version,version,true", "-h,host,true", "doctor,script,true",
    "completion bash,host,true", "index --stats,index,true",
    "analyze .,script,true", "analyze --help,host,true", "-C doctor analyze,script,true",
    "--output json doctor,script,true",
    "todo,script,true", "eval --js 1,eval,true", "repl,script,false", "'',script,false",
    "mcp,script,false"})
  void choosesTheRoleAndTheCompilersByTheCommand(String line, String role, boolean oneShot)
      throws IOException {
    Shell.stubJdk(machine.resolve("opt/jdk-25"), "25.0.3");
    String out = shell.run("sh", "-c", "exec \"$0\" " + line, picode).out();
    assertThat(out.lines()).contains("-Dpicode.role=" + role);
    assertThat(out.lines().anyMatch("-XX:TieredStopAtLevel=1"::equals)).isEqualTo(oneShot);
  }

  @ParameterizedTest
  @CsvSource({"analyze .,script", "doctor,script", "todo,guest", "ana,guest",
    "--extension analyze todo,guest", "--extension todo analyze,script", "eval --js 1,eval"})
  void takesACommandThatDoesNotShipForOneThatRunsInAWorker(String line, String role)
      throws IOException {
    Shell.stubJdk(machine.resolve("opt/jdk-25"), "25.0.3");
    Files.writeString(temp.resolve("a dist/lib/commands"), "review analyze \n");
    String out = shell.run("sh", "-c", "exec \"$0\" " + line, picode).out();
    assertThat(out.lines()).contains("-Dpicode.role=" + role);
  }

  @Test
  void tellsJavaWhereItIsAndKeepsTheArgumentsAsTheyAre() throws IOException {
    Shell.stubJdk(machine.resolve("opt/jdk-25"), "25.0.3");
    Path dist = temp.resolve("a dist");
    Path link = Files.createSymbolicLink(temp.resolve("link"), Path.of("a dist/bin/picode"));
    String out = shell.with("PICODE_JAVA_OPTS", "-Xmx1g -Da=*")
        .run(link, "eval", "--js", "1 * \"2\"", "")
        .out();
    assertThat(out.lines())
        .containsSubsequence("-Xmx1g", "-Da=*", "-Dpicode.home=" + dist, "-Dpicode.cache.file=",
            "-Dpicode.stdout.tty=false", "-Dpicode.stderr.tty=false", "-cp",
            dist + "/lib/b.jar:" + dist + "/lib/a.jar",
            "dev.picode.app.Main", "eval", "--js", "1 * \"2\"", "")
        .doesNotContain("-Dpicode.columns=");
  }

  @Test
  void usesACacheOfThisJdkOnly() throws IOException {
    Path jdk = Shell.stubJdk(machine.resolve("opt/jdk-25"), "25.0.3");
    String sum = shell.run("sh", "-c", "cksum <\"$0\"", jdk.resolve("release"))
        .out()
        .split(" ", -1)[0];
    Path cache = temp.resolve("a dist/cache/version-0123456789abcdef-" + sum + ".aot");
    Files.createFile(cache);
    assertThat(shell.run(picode, "--version").out().lines()).contains("-XX:AOTCache=" + cache,
        "-Dpicode.cache.file=" + cache);
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"25.0.3\"\nBUILD=\"another\"\n");
    assertThat(shell.run(picode, "--version").out()).doesNotContain("AOTCache")
        .contains("-Dpicode.cache.file=\n");
  }
}
