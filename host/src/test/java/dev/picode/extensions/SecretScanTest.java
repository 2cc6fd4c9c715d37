package dev.picode.extensions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.git.GitUser;
import dev.picode.git.TestGit;
import dev.picode.plugin.hook.HookOutcome;
import dev.picode.plugin.hook.HookStep;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Secrets are made as the tests run, so that no scanner finds one in this file.
class SecretScanTest {
  /// As much of a tree as hooks are told of whole, with room to spare.
  private static final int PART = 2 << 20;

  @TempDir
  private Path temp;
  private Bench bench;

  @BeforeEach
  void prepare() throws IOException {
    bench = Bench.of(temp, "secret-scan");
    bench.git.write("a.py", "x = 1\ny = 2\n").commit("feat: start");
  }

  @AfterEach
  void close() {
    bench.close();
  }

  static List<PlantedSecrets.Planted> planted() {
    return new PlantedSecrets().all();
  }

  @Test
  void findsEverySecretThatIsPlanted() {
    var lines = new ArrayList<String>();
    List<PlantedSecrets.Planted> planted = planted();
    for (PlantedSecrets.Planted each : planted) {
      bench.git.write("planted/" + each.name(), "# 1\n" + each.text() + "\n# end\n");
      lines.add("planted/" + each.name() + ":2 " + each.kind());
    }
    for (int i = 0; i < planted.size(); i++) {
      bench.git.run("reset", "-q");
      bench.git.run("add", "planted/" + planted.get(i).name());
      String reason = Bench.reason(
          bench.fire("pre-commit", bench.payloads().commit("feat: x", null)));
      assertThat(reason).startsWith("a secret would be committed: " + lines.get(i) + " `")
          .doesNotContain(planted.get(i).secret());
    }
    bench.git.run("add", "-A");
    assertThat(Bench.reason(bench.commit("feat: x")))
        .startsWith(planted.size() + " secrets would be committed: ")
        .endsWith(", and " + (planted.size() - 8) + " more");
  }

  @ParameterizedTest
  @MethodSource("planted")
  void letsPassWhatIsTakenOutAndWhatIsAllowed(PlantedSecrets.Planted secret) {
    bench.git.write("old.txt", "1\n" + secret.text() + "\n2\n").commit("feat: a mistake");
    bench.git.write("old.txt", "1\n2\n");
    assertThat(bench.commit("fix: take it out").word()).isEqualTo("proceed");
    if (!secret.text().contains("\n")) {
      bench.git.write(secret.name(), secret.text() + " # secret-scan: allow\n");
      assertThat(bench.commit("test: a key that opens nothing").word()).isEqualTo("proceed");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "password = 'change-me-before-you-run-it'", "token = os.environ['API_TOKEN_OF_THE_BUILD']",
    "api_key: \"${API_KEY_OF_PRODUCTION_1}\"", "secret_name = 'q8Zt3LmX7vKp2RwB9dYc4HnJ'",
    "api_key = 'f47ac10b-58cc-4372-a567-0e02b2c3d479'", "key = 'AKIAIOSFODNN7EXAMPLE'",
    "-----BEGIN RSA PRIVATE KEY----- is what such a file starts with",
    "postgres://user:password1@localhost:5432/db", "https://user:hunter2hunter@example.com/",
    "integrity = 'sha512-q8Zt3LmX7vKp2RwB9dYc4HnJ6fGs5TkAq8Zt3LmX7vKp2RwB9dYc4HnJ'",
    "checksum = 'ghp_" + "q8Zt3LmX7vKp2RwB9dYc4HnJ6fGs5TkA0000'.lower()  # a wrong checksum",
    "public_key = 'q8Zt3LmX7vKp2RwB9dYc4HnJ6fGs5TkA'",
    "commit = '4f2a91c07be1d3f5a9c8e6b2d0417f3a5c9e8b12'"})
  void raisesNoFalseAlarm(String line) {
    bench.git.write("b.py", line + "\n");
    assertThat(bench.commit("feat: b")).isInstanceOf(HookOutcome.Passed.class);
  }

  @Test
  void tellsTheLineInAChangedFile() {
    bench.git.write("a.py", "x = 1\n# new\nkey = '" + new PlantedSecrets().aws() + "'\ny = 2\n");
    assertThat(Bench.reason(bench.commit("feat: key"))).contains(" a.py:3 AWS access key `AKIA…`");
  }

  @Test
  void looksAtTheMessage() {
    assertThat(Bench.reason(bench.commit("feat: x\n\nuses " + new PlantedSecrets().aws())))
        .isEqualTo("a secret would be committed: the message:3 AWS access key `AKIA…`");
  }

  @Test
  void refusesToPushWhatALaterCommitTakesOut() {
    bench.git.write("k.txt", new PlantedSecrets().aws() + "\n").commit("feat: a mistake");
    bench.git.write("k.txt", "gone\n").commit("fix: take it out");
    assertThat(Bench.reason(push("HEAD")))
        .startsWith("a secret would be pushed: k.txt:1 AWS access key")
        .endsWith("rewrite the one that adds it");
    assertThat(push("HEAD~2").word()).isEqualTo("proceed");
  }

  @Test
  void asksWhereNotAllWasTold() {
    var told = Map.of("message", "feat: x", "files", List.of("a.py", "z.py"), "diff",
        "diff --git a/a.py b/a.py\n--- a/a.py\n+++ b/a.py\n@@ -1 +1 @@\n-1\n+2\n", "branch",
        "main");
    HookOutcome outcome = bench.fire("pre-commit", told);
    assertThat(outcome).isInstanceOfSatisfying(HookOutcome.Stopped.class,
        stopped -> assertThat(stopped.cause()).isEqualTo(HookStep.Cause.PERSON));
  }

  /// The secret is behind all that is told.
  @Test
  void asksWhereTheChangesAreTooLargeToBeTold() {
    bench.git.write("big.txt", "0123456789abcde\n".repeat(600_000))
        .write("z.py", "key = '" + new PlantedSecrets().aws() + "'\n");
    assertThat(bench.commit("feat: big")).isInstanceOfSatisfying(HookOutcome.Stopped.class,
        stopped -> assertThat(stopped.cause()).isEqualTo(HookStep.Cause.PERSON));
    bench.git.commit("feat: big");
    assertThat(push("HEAD")).isInstanceOfSatisfying(HookOutcome.Stopped.class,
        stopped -> assertThat(stopped.cause()).isEqualTo(HookStep.Cause.PERSON));
  }

  /// What was there before is no text, so that Git names only the file.
  @Test
  void asksWhereATextTakesThePlaceOfABinaryFile() {
    bench.git.write("data", "\0\1\2").commit("feat: data");
    bench.git.write("data", "key = '" + new PlantedSecrets().aws() + "'\n");
    assertThat(bench.commit("feat: key")).isInstanceOfSatisfying(HookOutcome.Stopped.class,
        stopped -> assertThat(stopped.cause()).isEqualTo(HookStep.Cause.PERSON));
  }

  /// All files of this project, as one commit. What is planted in tests is made as they run.
  @Test
  void findsNothingInThisProject() throws IOException {
    Path project = Path.of("..").toRealPath();
    var listed = new TestGit(project, GitUser.of(temp))
        .run("ls-files", "-z", "--cached", "--others", "--exclude-standard");
    int size = 0;
    for (String file : listed.split("\0", -1)) {
      Path path = project.resolve(file);
      if (!file.isEmpty() && Files.isRegularFile(path)) {
        try {
          String text = Files.readString(path);
          bench.git.write(file, text);
          size += text.length();
        } catch (CharacterCodingException _) {
          // No text, so no diff.
        }
      }
      if (size > PART) {
        findsNothingInWhatIsNew();
        size = 0;
      }
    }
    findsNothingInWhatIsNew();
  }

  private void findsNothingInWhatIsNew() {
    bench.git.run("add", "-f", "-A");
    HookOutcome outcome = bench.commit("feat: a part of it");
    assertThat(outcome instanceof HookOutcome.Stopped stopped ? stopped.reason() : "")
        .as("what it found: %s", bench.notices)
        .isEmpty();
    bench.git.commit("feat: a part of it");
  }

  private HookOutcome push(String revision) {
    String id = bench.git.run("rev-parse", revision).strip();
    return bench.fire("pre-push", bench.payloads()
        .push("origin", "https://git.acme.com/a.git",
            "refs/heads/main " + id + " refs/heads/main " + "0".repeat(40) + "\n"));
  }
}
