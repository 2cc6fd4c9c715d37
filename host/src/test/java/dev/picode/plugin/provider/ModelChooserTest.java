package dev.picode.plugin.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.picode.config.Config;
import dev.picode.config.ConfigSources;
import dev.picode.llm.ModelInfo;
import dev.picode.llm.Supports;
import dev.picode.plugin.Extension;
import dev.picode.plugin.ScriptBench;
import dev.picode.plugin.layer.Extensions;
import dev.picode.plugin.layer.Listed;
import dev.picode.plugin.manifest.Manifest;
import dev.picode.plugin.manifest.ManifestReader;
import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.sandbox.Sandbox;
import dev.picode.sandbox.capability.Grants;
import dev.picode.sandbox.protocol.Bundle;
import dev.picode.secret.Secrets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelChooserTest {
  private static final Sandbox SANDBOX = Sandbox.inProcess();

  @TempDir
  private Path temp;

  private final List<String> asked = new ArrayList<>();
  private final Map<String, String> environment = new HashMap<>();
  private final Map<String, String> settings = new HashMap<>();
  private final Map<String, String> running = new HashMap<>();

  @AfterAll
  static void close() {
    SANDBOX.close();
  }

  @Test
  void asksTheModelThatIsSetAndNobodyForIt() {
    environment.put("ACME_API_KEY", "0123456789");
    settings.put("model.default", "home/qwen3:8b");
    assertThat(chosen()).isEqualTo("home/qwen3:8b");
    assertThat(asked).isEmpty();
  }

  @Test
  void noticesAKeyBeforeAServerOnThisMachine() {
    running.put("home", "qwen3");
    environment.put("ACME_API_KEY", "0123456789");
    assertThat(chosen()).isEqualTo("acme/acme-1");
    assertThat(asked).isEmpty();
  }

  @Test
  void findsAServerOnThisMachine() {
    running.put("home", "qwen3");
    assertThat(chosen()).isEqualTo("home/qwen3");
  }

  @Test
  void takesAServerThatThePersonNamesWithoutAKey() {
    environment.put("HOME_HOST", "gpu.lan");
    running.put("home", "big");
    assertThat(chosen()).isEqualTo("home/big");
  }

  @Test
  void saysWhatItLookedForInVain() {
    Problem problem = catchThrowableOfType(PiCodeException.class, this::chosen).problem();
    assertThat(problem.code()).isEqualTo("no-model");
    assertThat(problem.message()).isEqualTo("no model can be asked: no key is set"
        + " (`ACME_API_KEY`), and no server answers on this machine (`home` at"
        + " http://127.0.0.1:11434)");
    assertThat(asked).containsExactly("home");
  }

  @Test
  void givesACommandAModelOfItsOwnAndSmallThingsASmallOne() {
    settings.put("model.commands", "review=acme/acme-2");
    settings.put("model.small", "acme/acme-3");
    settings.put("model.default", "acme");
    assertThat(on(chooser -> chooser.choose("review", true).text())).isEqualTo("acme/acme-2");
    assertThat(on(chooser -> chooser.choose("commit", true).text())).isEqualTo("acme/acme-3");
    assertThat(on(chooser -> chooser.choose("commit", false).text())).isEqualTo("acme/acme-1");
  }

  @Test
  void refusesAProviderThatThereIsNot() {
    settings.put("model.default", "acmee/x");
    Problem problem = catchThrowableOfType(PiCodeException.class, this::chosen).problem();
    assertThat(problem.code()).isEqualTo("unknown-provider");
    assertThat(problem.hint()).isEqualTo("did you mean `acme`?");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "11434 | http://127.0.0.1:11434", "gpu.lan | http://gpu.lan:11434",
    "0.0.0.0 | http://127.0.0.1:11434", "0.0.0.0:99 | http://127.0.0.1:99",
    "gpu.lan:99/sub/ | http://gpu.lan:99/sub", "https://gpu.lan/ | https://gpu.lan",
    "[::1]:99 | http://[::1]:99"})
  void readsABaseUrlAsPeopleWriteIt(String written, String url) {
    environment.put("HOME_HOST", written.equals("11434") ? "127.0.0.1" : written);
    assertThat(states().getLast().base()).isEqualTo(new BaseUrl(url, "HOME_HOST"));
  }

  @ParameterizedTest
  @CsvSource({"http://", "ftp://x", "http://u:p@x", "https://x/?q", "http://x y", "https://x#f"})
  void refusesABaseUrlThatIsNone(String written) {
    environment.put("HOME_HOST", written);
    Problem problem = catchThrowableOfType(PiCodeException.class, this::states).problem();
    assertThat(problem.code()).isEqualTo("base-url-invalid");
    assertThat(problem.message()).startsWith("`HOME_HOST` says that `home` is at `");
  }

  @Test
  void takesTheEnvironmentBeforeTheSettings() {
    settings.put("provider.base-urls", "home=http://one:1, acme=http://two");
    assertThat(states().getLast().base().url()).isEqualTo("http://one:1");
    environment.put("HOME_HOST", "http://three");
    assertThat(states().getLast().base().url()).isEqualTo("http://three");
  }

  @ParameterizedTest
  @CsvSource({"a/", "/b", "''", "a b/c", "a/b c"})
  void refusesANameThatIsNone(String text) {
    assertThat(catchThrowableOfType(PiCodeException.class, () -> ModelName.parse(text)).problem()
        .code()).isEqualTo("model-name-invalid");
  }

  @Test
  void leavesSlashesBehindTheFirstToTheProvider() {
    assertThat(ModelName.parse("openrouter/anthropic/claude"))
        .isEqualTo(new ModelName("openrouter", "anthropic/claude"));
  }

  // ---- what the tests are made of ------------------------------------------------------------------

  private String chosen() {
    return on(chooser -> chooser.choose().text());
  }

  private String on(Function<ModelChooser, String> act) {
    try (var bench = new ScriptBench(temp, SANDBOX)) {
      Providers providers = providers(bench);
      return act.apply(new ModelChooser(providers, Secrets.ofEnvironment(environment), config(),
          name -> {
            asked.add(name);
            String model = running.get(name);
            if (model == null) {
              throw Problem.of("http-failed", ProblemKind.EXTERNAL, "refused").toException();
            }
            return List.of(ModelInfo.named(model, Supports.USUAL));
          }));
    }
  }

  private List<ProviderState> states() {
    try (var bench = new ScriptBench(temp, SANDBOX)) {
      return ProviderState.of(providers(bench), Secrets.ofEnvironment(environment));
    }
  }

  private Config config() {
    return Config.load(
        new ConfigSources(temp.resolve("none.toml"), Optional::empty, Map.of(), settings));
  }

  private Providers providers(ScriptBench bench) {
    String script = """
        import { provider } from '@picode/sdk';
        provider('acme', { models: ['acme-1'], request() {}, response() {} });
        provider('home', { request() {}, response() {} });
        """;
    Manifest manifest = ManifestReader.read("""
        { "id": "acme.models", "version": "1", "api": 1, "language": "js", "main": "m.js", "description": "d",
          "contributes": { "providers": [
            { "name": "acme", "hosts": ["api.acme.com"], "secret": "ACME_API_KEY", "baseUrl": "https://api.acme.com" },
            { "name": "home", "hosts": ["127.0.0.1:11434"], "baseUrl": "http://127.0.0.1:11434",
              "baseUrlVariable": "HOME_HOST" }] } }""", "picode.json");
    var files = new Extension.Files("hash", Grants.NONE, new Bundle(manifest.id(),
        manifest.language(), "m.js", Map.of("m.js", script)));
    var extension = new Extension(manifest, Extension.Origin.USER, "acme", () -> files);
    return new Providers(
        new ProviderRegistry(new Extensions(List.of(_ -> List.of(Listed.of(extension))), _ -> {})),
        bench::runner, config(), environment);
  }
}
