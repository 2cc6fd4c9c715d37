package dev.picode.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.Golden;
import dev.picode.config.Config;
import dev.picode.config.ConfigSources;
import dev.picode.llm.ModelProvider;
import dev.picode.plugin.BuiltinExtensions;
import dev.picode.plugin.ScriptBench;
import dev.picode.plugin.layer.Extensions;
import dev.picode.plugin.layer.Listed;
import dev.picode.plugin.provider.ProviderRegistry;
import dev.picode.plugin.provider.Providers;
import dev.picode.sandbox.Sandbox;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The providers that ship, each with what it sends and what it makes of answers in the shapes that services have.
class ProvidersTest {
  private static final Path SCRIPTS = Path.of("..", "builtin-scripts");
  private static final Sandbox SANDBOX = Sandbox.inProcess();
  private static final ProviderRegistry REGISTRY = new ProviderRegistry(new Extensions(
      List.of(told -> BuiltinExtensions.open().extensions(told).stream().map(Listed::of).toList()),
      notice -> {
        throw new AssertionError(notice);
      }));

  @TempDir
  private static Path temp;

  private static ScriptBench bench;

  @BeforeAll
  static void open() {
    bench = new ScriptBench(temp, SANDBOX);
  }

  @AfterAll
  static void close() {
    bench.close();
    SANDBOX.close();
  }

  static Stream<ProviderCase> cases() {
    return Stream.of("openai", "anthropic", "gemini", "ollama")
        .flatMap(extension -> ProviderCase.of(SCRIPTS, extension));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void sendsAndReadsWhatTheServiceKnows(ProviderCase each) {
    String outcome = each.outcome(provider(each), true);
    Golden.check(each.folder().resolve("expected.txt"), outcome);
    assertThat(each.outcome(provider(each), false)).isEqualTo(outcome);
  }

  @Test
  void namesThemWithoutRunningAScript() {
    assertThat(REGISTRY.providers().keySet()).containsExactlyInAnyOrder("openai",
        "openai-compatible", "openrouter", "mistral", "deepseek", "groq", "llama-cpp", "lm-studio",
        "vllm", "anthropic", "gemini", "ollama");
    assertThat(REGISTRY.clashes()).isEmpty();
  }

  @Test
  void saysOfEachWhereItsKeyMayGo() {
    REGISTRY.providers().forEach((name, entry) -> {
      var info = providers(Map.of()).open(name).info();
      assertThat(info.supports().streaming()).as(name).isTrue();
      assertThat(info.auth() == null).as(name).isEqualTo(!entry.provider().key().isSome());
      assertThat(info.baseUrl() != null).as(name).isEqualTo(entry.provider().isLocal());
    });
  }

  private static ModelProvider provider(ProviderCase each) {
    var settings = new TreeMap<String, String>();
    if (each.said().get("baseUrl") instanceof String url) {
      settings.put("provider.base-urls", each.provider() + "=" + url);
    }
    if (each.said().get("options") instanceof Map<?, ?> options) {
      settings.put("provider.options", options.entrySet()
          .stream()
          .map(option -> each.provider() + "." + option.getKey() + "=" + option.getValue())
          .reduce((one, more) -> one + "," + more)
          .orElse(""));
    }
    return providers(settings).open(each.provider());
  }

  private static Providers providers(Map<String, String> settings) {
    var config = Config.load(new ConfigSources(temp.resolve("none.toml"), Optional::empty,
        Map.of(), settings));
    return new Providers(REGISTRY, () -> bench.runner(), config, Map.of());
  }
}
