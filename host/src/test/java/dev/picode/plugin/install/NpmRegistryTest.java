package dev.picode.plugin.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picode.problem.PiCodeException;
import dev.picode.workspace.Workspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import okio.Buffer;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// npm packages from a real server on this machine.
class NpmRegistryTest {
  @TempDir
  private Path temp;
  private final MockWebServer server = new MockWebServer();
  private final Map<String, MockResponse> answers = new ConcurrentHashMap<>();
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void start() throws IOException {
    server.setDispatcher(new Dispatcher() {
      @Override
      public MockResponse dispatch(RecordedRequest request) {
        return answers.getOrDefault(request.getTarget(), new MockResponse(404, Headers.of(), ""));
      }
    });
    server.start();
    Files.createDirectories(temp.resolve("home"));
    Files.createDirectories(temp.resolve("project"));
    environment.put("npm_config_registry", registry());
    publish("todo", "1.0.0", "1.2.0", "1.10.0", "2.0.0-beta.1", "2.0.0");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource(value = {"npm:todo; 1.10.0", "npm:todo@1.2.0; 1.2.0", "npm:todo@^1.0.0; 1.10.0",
    "npm:todo@~1.2; 1.2.0", "npm:todo@>=2; 2.0.0", "npm:todo@next; 2.0.0-beta.1",
    "npm:todo@*; 1.10.0", "npm:todo@<1.10 || >3; 1.2.0"}, delimiter = ';')
  void picksTheVersion(String source, String version) {
    PackageCandidate candidate = fetch(source);
    assertThat(candidate.extension().manifest().version()).isEqualTo(version);
    assertThat(candidate.provenance().resolved())
        .isEqualTo(registry() + "todo/-/todo-" + version + ".tgz");
    assertThat(candidate.provenance().integrity()).startsWith("sha512-");
  }

  @Test
  void saysThatAVersionIsUnknown() {
    assertRefused("npm:todo@^7", "npm-version-unknown").hasMessageContaining("^7");
    assertRefused("npm:todo@not a range", "npm-version-unknown");
  }

  @Test
  void saysThatAPackageIsUnknown() {
    assertRefused("npm:nothing", "npm-package-unknown").hasMessageContaining("nothing");
  }

  @Test
  void takesAScopedPackageFromTheRegistryOfItsScope() throws IOException {
    environment.clear();
    Files.writeString(temp.resolve("home/.npmrc"),
        "registry=http://127.0.0.1:1/\n@acme:registry = " + registry() + "\n");
    publish("@acme/todo", "1.0.0");
    assertThat(fetch("@acme/todo").extension().manifest().version()).isEqualTo("1.0.0");
    assertThat(answers).containsKey("/@acme%2ftodo");
  }

  @Test
  void refusesATarballThatIsNotThePromisedOne() {
    answers.put("/todo/-/todo-1.10.0.tgz", body(tarball("1.10.0x")));
    assertRefused("npm:todo", "package-corrupt");
  }

  @Test
  void refusesAPackageWithoutAStrongHash() {
    answers.put("/weak", json("{\"versions\": {\"1.0.0\": {\"dist\": {\"tarball\": \""
        + registry() + "weak.tgz\", \"shasum\": \"0123\", \"integrity\": \"sha1-abc\"}}},"
        + " \"dist-tags\": {\"latest\": \"1.0.0\"}}"));
    assertRefused("npm:weak", "npm-registry-wrong").hasMessageContaining("SHA-512");
  }

  @ParameterizedTest
  @CsvSource({"not json", "[]", "{}"})
  void refusesAnAnswerThatIsNone(String text) {
    answers.put("/odd", json(text));
    assertThatThrownBy(() -> fetch("npm:odd")).isInstanceOf(PiCodeException.class)
        .hasNoCause();
  }

  @Test
  void refusesAPackageWithoutAManifest() {
    var files = new TreeMap<String, byte[]>();
    files.put("package.json", Packages.bytes("{\"name\": \"plain\"}"));
    serve("plain", "1.0.0", Packages.tar("package/", files));
    assertRefused("npm:plain", "package-without-manifest").hasMessageContaining("npm:plain");
  }

  @Test
  void neverRunsTheScriptsOfAPackage() throws IOException {
    Path ran = temp.resolve("ran");
    var files = new TreeMap<>(Packages.files("acme.todo", "1.0.0", "{}"));
    files.put("package.json", Packages.bytes("{\"name\": \"evil\", \"version\": \"1.0.0\","
        + " \"scripts\": {\"preinstall\": \"touch " + ran + "\", \"install\": \"touch " + ran
        + "\", \"postinstall\": \"touch " + ran + "\", \"prepare\": \"touch " + ran + "\"}}"));
    serve("evil", "1.0.0", Packages.tar("package/", files));
    PackageCandidate candidate = fetch("npm:evil");
    Installation.ofUser(temp.resolve("config"), temp.resolve("data")).put(candidate);
    assertThat(temp.resolve("config/extensions/acme.todo/package.json")).exists();
    assertThat(ran).doesNotExist();
  }

  @Test
  void followsARedirectWithoutTheToken() throws IOException {
    try (var other = new MockWebServer()) {
      other.enqueue(new MockResponse.Builder().body(new Buffer().write(tarball("1.10.0")))
          .build());
      other.start();
      answers.put("/todo/-/todo-1.10.0.tgz", new MockResponse(302,
          Headers.of("Location", other.url("/x.tgz").toString()), ""));
      token("s3cret");
      assertThat(fetch("npm:todo").extension().manifest().version()).isEqualTo("1.10.0");
      assertThat(take(other).getHeaders().get("authorization")).isNull();
      assertThat(take(server).getHeaders().get("authorization")).isEqualTo("Bearer s3cret");
    }
  }

  @Test
  void sendsNoTokenToATarballOfAnotherHost() throws IOException {
    try (var other = new MockWebServer()) {
      other.enqueue(new MockResponse.Builder().body(new Buffer().write(tarball("1.0.0"))).build());
      other.start();
      answers.put("/far", json(packument("far", Map.of("1.0.0", tarball("1.0.0")))
          .replace(registry() + "far/-/far-1.0.0.tgz", other.url("/x.tgz").toString())));
      token("s3cret");
      fetch("npm:far");
      assertThat(take(other).getHeaders().get("authorization")).isNull();
    }
  }

  @Test
  void aProjectLendsNoTokenAndLearnsNoVariable() throws IOException {
    environment.clear();
    environment.put("SECRET", "s3cret");
    Files.writeString(temp.resolve("project/.npmrc"), "registry=" + registry() + "\n"
        + registry().substring("http:".length()) + ":_authToken=${SECRET}\n");
    fetch("npm:todo");
    assertThat(take(server).getHeaders().get("authorization")).isNull();
    Files.writeString(temp.resolve("project/.npmrc"),
        "registry=" + registry() + "x${SECRET}x/\n");
    assertThatThrownBy(() -> fetch("npm:todo")).isInstanceOf(PiCodeException.class);
    take(server);
    assertThat(take(server).getTarget()).doesNotContain("s3cret");
  }

  @Test
  void thePersonsOwnFileMayUseVariables() throws IOException {
    environment.clear();
    environment.put("SECRET", "s3cret");
    Files.writeString(temp.resolve("home/.npmrc"), "; mine\nregistry=" + registry() + "\n"
        + registry().substring("http:".length()) + ":_authToken=\"${SECRET}\"\n");
    fetch("npm:todo");
    assertThat(take(server).getHeaders().get("authorization")).isEqualTo("Bearer s3cret");
  }

  @Test
  void theEnvironmentComesBeforeFiles() throws IOException {
    Files.writeString(temp.resolve("home/.npmrc"), "registry=http://127.0.0.1:1/\n");
    Files.writeString(temp.resolve("project/.npmrc"), "registry=http://127.0.0.1:1/\n");
    assertThat(fetch("npm:todo").extension().manifest().version()).isEqualTo("1.10.0");
  }

  @Test
  void saysHowToNameARegistryWhereNothingDoes() {
    environment.clear();
    assertRefused("npm:todo", "npm-registry-unknown");
  }

  @Test
  void asksNpmWhereNothingElseNamesARegistry() throws IOException {
    environment.clear();
    Path bin = Files.createDirectory(temp.resolve("bin"));
    Path npm = Files.writeString(bin.resolve("npm"), "#!/bin/sh\n[ \"$*\" = 'config get registry' ]"
        + " && echo " + registry() + "\n");
    assertThat(npm.toFile().setExecutable(true)).isTrue();
    environment.put("PATH", bin + ":/usr/bin:/bin");
    assertThat(fetch("npm:todo").extension().manifest().version()).isEqualTo("1.10.0");
  }

  @Test
  void doesNotAskOverPlainHttp() {
    environment.put("npm_config_registry", "http://registry.example.org/");
    assertRefused("npm:todo", "download-insecure");
  }

  @Test
  void takesAnArchiveFromAServer() {
    answers.put("/a.tgz", body(tarball("3.0.0")));
    assertThat(fetch(registry() + "a.tgz").extension().manifest().version()).isEqualTo("3.0.0");
    assertRefused(registry() + "b.tgz", "download-failed").hasMessageContaining("404");
  }

  @Test
  void stopsAnAnswerThatIsTooLarge() {
    answers.put("/big.tgz", body(new byte[11 << 20]));
    assertRefused(registry() + "big.tgz", "http-too-large");
  }

  private void token(String token) throws IOException {
    Files.writeString(temp.resolve("home/.npmrc"),
        registry().substring("http:".length()) + ":_authToken=" + token + "\n");
  }

  private void publish(String name, String... versions) {
    var tarballs = new TreeMap<String, byte[]>();
    for (String version : versions) {
      tarballs.put(version, tarball(version));
    }
    publish(name, tarballs);
  }

  private void serve(String name, String version, byte[] tarball) {
    publish(name, Map.of(version, tarball));
  }

  private void publish(String name, Map<String, byte[]> tarballs) {
    tarballs.forEach((version, bytes) -> answers.put(path(name, version), body(bytes)));
    answers.put("/" + name.replace("/", "%2f"), json(packument(name, tarballs)));
  }

  private String packument(String name, Map<String, byte[]> tarballs) {
    var versions = new StringBuilder();
    tarballs.forEach((version, bytes) -> versions.append(versions.isEmpty() ? "" : ",")
        .append("\"" + version + "\": {\"dist\": {\"tarball\": \"" + registry()
            + path(name, version).substring(1) + "\", \"integrity\": \"sha1-abc "
            + NpmRegistry.integrity(bytes) + "\"}}"));
    String latest = tarballs.containsKey("1.10.0") ? "1.10.0" : tarballs.keySet().iterator().next();
    return "{\"name\": \"" + name + "\", \"dist-tags\": {\"latest\": \"" + latest
        + "\", \"next\": \"2.0.0-beta.1\"}, \"versions\": {" + versions + "}}";
  }

  private static String path(String name, String version) {
    return "/" + name + "/-/" + name.substring(name.indexOf('/') + 1) + "-" + version + ".tgz";
  }

  private static byte[] tarball(String version) {
    return Packages.tar("package/", Packages.files("acme.todo", version, "{}"));
  }

  private static MockResponse body(byte[] bytes) {
    return new MockResponse.Builder().body(new Buffer().write(bytes)).build();
  }

  private static MockResponse json(String text) {
    return body(text.getBytes(StandardCharsets.UTF_8));
  }

  private static RecordedRequest take(MockWebServer server) {
    try {
      return server.takeRequest();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private String registry() {
    return "http://127.0.0.1:" + server.getPort() + "/";
  }

  private PackageCandidate fetch(String source) {
    return PackageFetcher.open(environment, Workspace.of(temp.resolve("project")),
        temp.resolve("home"), temp.resolve("cache"), (_, _) -> {})
        .fetch(PackageSource.parse(source, temp));
  }

  private AbstractThrowableAssert<?, ?> assertRefused(String source, String code) {
    return assertThatThrownBy(() -> fetch(source)).isInstanceOfSatisfying(PiCodeException.class,
        e -> assertThat(e.problem().code()).as(e.getMessage()).isEqualTo(code));
  }
}
