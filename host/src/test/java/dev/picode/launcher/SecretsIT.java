package dev.picode.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Secrets with the real launcher, a real keyring on a bus of its own, and real processes that are killed.
class SecretsIT {
  private static final String VALUE = "zq-9f3b1c7e5a2d4860";

  @TempDir
  private Path temp;

  private Shell shell = Shell.in(Path.of(""));

  @BeforeEach
  void prepare() throws IOException {
    shell = Dist.shell(temp)
        .with("HOME", Files.createDirectories(temp.resolve("home")))
        .with("PICODE", Dist.PICODE)
        .with("VALUE", VALUE)
        .with("LANG", "C.UTF-8");
    Files.createDirectories(temp.resolve(".git"));
  }

  private Shell keyed() {
    return shell.with("PICODE_SECRETS_KEY_FILE", temp.resolve("key"));
  }

  /// What a script of the shell says, both outputs as one.
  private static Shell.Result sh(Shell shell, String text) {
    return shell.run("sh", "-c", "exec 2>&1\n" + text);
  }

  /// As above, in a session with a bus.
  private Shell.Result session(Shell shell, String text) throws IOException {
    assumeTrue(shell.run("sh", "-c", "command -v dbus-run-session && command -v secret-tool"
        + " && command -v gnome-keyring-daemon").code() == 0,
        "gnome-keyring, dbus or libsecret-tools is not installed");
    Path script = temp.resolve("session.sh");
    Files.writeString(script, "exec 2>&1\n" + text);
    Path run = Files.createDirectories(temp.resolve("run"));
    Files.setPosixFilePermissions(run, PosixFilePermissions.fromString("rwx------"));
    return shell.with("XDG_RUNTIME_DIR", run).run("dbus-run-session", "--", "sh", script);
  }

  private static final String UNLOCKED = "printf test | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1\n";

  private static final String LOCKED = "gnome-keyring-daemon --start --components=secrets >/dev/null 2>&1\n";

  @Test
  void keepsUsesAndRemovesInARealKeyring() throws IOException {
    Shell.Result result = session(shell, UNLOCKED + """
        printf %s "$VALUE" | "$PICODE" secret set A_KEY; echo "set $?"
        printf '%s\\n' "$VALUE-2" | "$PICODE" provider login groq --output json; echo "login $?"
        [ "$(secret-tool lookup service picode account A_KEY)" = "$VALUE" ] && echo "there"
        "$PICODE" secret list
        "$PICODE" eval --js 'await ctx.secrets.get("A_KEY")' --allow secrets=A_KEY
        "$PICODE" doctor | grep Keyring
        "$PICODE" secret remove A_KEY; echo "remove $?"
        "$PICODE" provider logout groq; echo "logout $?"
        "$PICODE" provider logout groq; echo "again $?"
        secret-tool lookup service picode account A_KEY || echo "gone"
        """);
    assertThat(result.out())
        .contains("`A_KEY` is kept in the keyring\nset 0\n", "\"keptIn\": \"keyring\"", "login 0")
        .contains("there\n", "A_KEY         keyring", "{ \"secret\": \"A_KEY\" }")
        .containsPattern("Keyring: works, 2 kept")
        .contains("`A_KEY` is removed from the keyring\nremove 0", "logout 0", "again 1", "gone")
        .doesNotContain(VALUE);
    assertThat(temp.resolve("picode-home/data/secrets/secrets.enc")).doesNotExist();
    assertNowhere(result.out());
  }

  @Test
  void fallsBackWhereTheKeyringIsLockedAndSaysWhy() throws IOException {
    Shell.Result result = session(keyed(), LOCKED + """
        printf %s "$VALUE" | "$PICODE" secret set A_KEY; echo "set $?"
        "$PICODE" secret list
        printf %s "$VALUE" | PICODE_SECRETS_STORE=keyring "$PICODE" secret set B_KEY; echo "only $?"
        "$PICODE" doctor > doctor.txt; echo "doctor $?"; grep Keyring doctor.txt
        """);
    assertThat(result.out())
        .contains("the keyring is locked, and nobody unlocked it; the encrypted file is used")
        .contains("`A_KEY` is kept in the encrypted file\nset 0", "A_KEY  file", "only 6")
        .contains("Keyring: not used: the keyring is locked");
    assertNowhere(result.out());
  }

  /// A secret that was put into the keyring while it was open.
  @Test
  void asksTheEnvironmentWhereTheKeyringThatHoldsItIsLocked() throws IOException {
    Shell.Result result = session(shell, UNLOCKED + """
        printf %s "$VALUE-old" | "$PICODE" secret set A_KEY
        secret-tool lock >/dev/null 2>&1 || dbus-send --session --print-reply \
          --dest=org.freedesktop.secrets /org/freedesktop/secrets \
          org.freedesktop.Secret.Service.Lock \
          array:objpath:/org/freedesktop/secrets/collection/login >/dev/null
        A_KEY=$VALUE "$PICODE" secret list
        """ + fetch("A_KEY=$VALUE", "https://127.0.0.1:9") + fetch("", "https://127.0.0.1:9"));
    assertThat(result.out()).contains("A_KEY  keyring  environment")
        .contains("the keyring is locked, and nobody unlocked it; the environment is asked instead")
        .doesNotContain(VALUE);
    assertThat(result.out().split("the keyring is locked", -1)).as(result.out()).hasSize(3);
  }

  @Test
  void saysThatThereIsNoBus() {
    Shell.Result result = sh(keyed(), """
        printf %s "$VALUE" | "$PICODE" secret set A_KEY; echo "set $?"
        printf %s "$VALUE" | PICODE_SECRETS_STORE=environment "$PICODE" secret set A_KEY; echo "off $?"
        "$PICODE" secret remove A_KEY; echo "remove $?"
        """);
    assertThat(result.out()).contains("this session has no D-Bus")
        .contains("set 0", "off 2",
            "remove 0");
  }

  /// A bus that takes a connection and never says a word.
  @Test
  void givesUpAKeyringThatDoesNotAnswer() throws IOException {
    Path bus = temp.resolve("bus");
    try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(bus));
      Shell.Result result = sh(keyed().with("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + bus)
          .with("PICODE_SECRETS_KEYRING_SECONDS", "2"),
          "printf %s \"$VALUE\" | \"$PICODE\" secret set A_KEY; echo \"set $?\"");
      assertThat(result.out()).contains("the keyring cannot be used: it did not answer within 2 s",
          "is kept in the encrypted file\nset 0");
    }
  }

  @Test
  void neverTakesASecretAsAnArgumentNorRepeatsIt() throws IOException {
    for (String words : List.of("provider login groq " + VALUE, "provider login " + VALUE + "X",
        "provider login groq --key=" + VALUE, "provider login groq --key " + VALUE,
        "provider login --token " + VALUE + " groq", "secret set A_KEY " + VALUE,
        "secret set A_KEY=" + VALUE, "provider logout groq " + VALUE,
        "secret set A_KEY --output json " + VALUE)) {
      Shell.Result result = sh(keyed(), "\"$PICODE\" " + words + " </dev/null");
      assertThat(result.code()).as(words).isEqualTo(2);
      assertNowhere(result.out());
    }
  }

  @Test
  void leaksNothingWhereAServerGivesBackWhatItWasSent() throws IOException, InterruptedException {
    try (var server = new MockWebServer()) {
      server.setDispatcher(new Dispatcher() {
        @Override
        public MockResponse dispatch(RecordedRequest request) {
          String sent = String.valueOf(request.getHeaders().get("authorization"));
          return new MockResponse(request.getTarget().contains("fail") ? 500 : 200,
              Headers.of("x-echo", sent),
              sent + Base64.getEncoder().encodeToString(sent.getBytes(StandardCharsets.UTF_8)));
        }
      });
      server.start();
      String origin = "http://127.0.0.1:" + server.getPort();
      Shell.Result result = sh(keyed(), "printf %s \"$VALUE\" | \"$PICODE\" secret set A_KEY\n"
          + fetch("", origin + "/") + fetch("PICODE_DEBUG=1", origin + "/fail")
          + "\"$PICODE\" audit tail; \"$PICODE\" doctor --output json >/dev/null\n");
      RecordedRequest sent = server.takeRequest(1, TimeUnit.MINUTES);
      assertThat(sent).as(result.out()).isNotNull();
      assertThat(String.valueOf(sent.getHeaders().get("authorization")))
          .isEqualTo("Bearer " + VALUE);
      assertThat(result.out()).contains("[secret A_KEY]");
      assertNowhere(result.out());
    }
  }

  /// A script that spends the secret, shows what came back, and fails with it.
  private static String fetch(String environment, String url) {
    String host = url.replaceFirst("^https?://", "").replaceFirst("/.*", "");
    return environment + " \"$PICODE\" --verbose eval --allow secrets=A_KEY --allow net=" + host
        + " --js 'const key = await ctx.secrets.get(\"A_KEY\");"
        + " const answer = await ctx.http.fetch(\"" + url + "\","
        + " { headers: { authorization: [\"Bearer \", key] } });"
        + " console.log(key, answer); ctx.log.warn(JSON.stringify(answer));"
        + " await ctx.ui.progress(answer.text ?? answer.body);"
        + " throw new Error(JSON.stringify(answer))'\n";
  }

  @ParameterizedTest
  @ValueSource(strings = {"--version", "analyze .", "eval --js 1+1", "secret --help", "ext list"})
  void loadsNothingOfItWhereNoSecretIsNeeded(String words) throws IOException {
    assertThat(loaded(words).stream()
        .filter(name -> name.startsWith("com.github.javakeyring")
            || name.startsWith("com.password4j") || name.startsWith("org.freedesktop")
            || name.startsWith("dev.picode.secret.keyring")
            || name.startsWith("dev.picode.secret.file")))
        .isEmpty();
  }

  @Test
  void loadsNoLibraryToListNames() throws IOException {
    sh(keyed(), "printf %s \"$VALUE\" | \"$PICODE\" secret set A_KEY");
    List<String> loaded = loaded("secret list");
    assertThat(loaded).contains("dev.picode.secret.file.SecretFile");
    assertThat(loaded.stream()
        .filter(name -> name.startsWith("com.github.javakeyring.Keyring")
            || name.startsWith("com.github.javakeyring.internal")
            || name.startsWith("com.password4j") || name.startsWith("org.freedesktop")))
        .isEmpty();
  }

  private List<String> loaded(String words) throws IOException {
    Path log = temp.resolve("classes.txt");
    Shell.Result result = sh(keyed().with("PICODE_CACHE", "off")
        .with("PICODE_JAVA_OPTS", "-Xlog:class+load:file=" + log), "\"$PICODE\" " + words);
    assertThat(result.code()).as(result.out()).isZero();
    List<String> names = Files.readAllLines(log)
        .stream()
        .map(line -> line.replaceFirst("^(\\[[^]]*\\])+ ", "").split(" ", 2)[0])
        .toList();
    assertThat(names).contains("dev.picode.app.Main");
    return names;
  }

  @Test
  void losesNothingWhereProcessesKeepAtOnce() {
    Shell shell = keyed().with("PICODE_SECRETS_STORE", "file");
    var running = new ArrayList<Shell.Running>();
    for (int i = 0; i < 4; i++) {
      running.add(shell.start("sh", "-c",
          "printf %s \"$VALUE\" | \"$PICODE\" secret set KEY_" + i));
    }
    running.forEach(each -> assertThat(each.result().code()).isZero());
    assertThat(sh(shell, "\"$PICODE\" secret list --output json").out())
        .contains("KEY_0", "KEY_1", "KEY_2", "KEY_3");
  }

  /// Killed at moments that spread over its whole run.
  @Test
  void leavesTheOldFileOrTheNewOneWhereItIsKilled() {
    Shell shell = keyed().with("PICODE_SECRETS_STORE", "file");
    assertThat(sh(shell, "printf %s \"$VALUE\" | \"$PICODE\" secret set FIRST").code()).isZero();
    var kept = new ArrayList<String>();
    double seconds = 0.2;
    for (int i = 0; kept.size() < 2; i++) {
      String name = "KEY_" + i;
      Shell.Result result = sh(shell, "printf %s \"$VALUE\" | timeout -s KILL " + seconds
          + " \"$PICODE\" secret set " + name);
      if (result.code() == 0) {
        kept.add(name);
      }
      seconds *= 1.25;
    }
    Shell.Result list = sh(shell, "\"$PICODE\" secret list --output json");
    assertThat(list.code()).as(list.out()).isZero();
    assertThat(list.out()).contains("FIRST").contains(kept);
    assertThat(sh(shell, "printf %s \"$VALUE\" | \"$PICODE\" secret set LAST").code()).isZero();
  }

  /// The value, and what it becomes in Base64 and hexadecimal, is in nothing that was written or printed.
  private void assertNowhere(String printed) throws IOException {
    var texts = new ArrayList<>(List.of(printed));
    try (var files = Files.walk(temp)) {
      for (Path file : files.filter(Files::isRegularFile)
          .filter(file -> !file.toString().contains("/home/.local/share/keyrings/"))
          .toList()) {
        texts.add(Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    byte[] bytes = VALUE.getBytes(StandardCharsets.UTF_8);
    String base64 = Base64.getEncoder().withoutPadding().encodeToString(bytes);
    assertThat(texts).allSatisfy(text -> assertThat(text)
        .doesNotContain(VALUE, base64.substring(0, base64.length() - 2),
            HexFormat.of().formatHex(bytes)));
  }
}
