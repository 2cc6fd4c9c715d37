package dev.picode.plugin.provider;

import dev.picode.binding.Access;
import dev.picode.config.Config;
import dev.picode.config.ModelSettings;
import dev.picode.llm.ModelProvider;
import dev.picode.plugin.Extension;
import dev.picode.plugin.ScriptRunner;
import dev.picode.plugin.manifest.ProviderContribution;
import dev.picode.sandbox.capability.Capability;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Makes providers that can be spoken to, as the settings and the environment say. Safe for many threads.
public final class Providers {
  private final ProviderRegistry registry;
  private final Supplier<ScriptRunner> runner;
  private final List<String> baseUrls;
  private final List<String> options;
  private final Map<String, String> environment;

  /// The providers of a registry.
  ///
  /// @param runner runs their scripts
  /// @throws dev.picode.problem.PiCodeException where the settings are wrong, see [Config]
  public Providers(ProviderRegistry registry, Supplier<ScriptRunner> runner, Config config,
      Map<String, String> environment) {
    this.registry = registry;
    this.runner = runner;
    this.baseUrls = config.get(ModelSettings.PROVIDER_BASE_URLS);
    this.options = config.get(ModelSettings.PROVIDER_OPTIONS);
    this.environment = Map.copyOf(environment);
  }

  /// What there is to speak to, without any script.
  public ProviderRegistry registry() {
    return registry;
  }

  /// Where the service of a provider is.
  ///
  /// @throws dev.picode.problem.PiCodeException `base-url-invalid`
  public BaseUrl base(ProviderRegistry.Entry entry) {
    return BaseUrl.of(entry.provider(), baseUrls, environment);
  }

  /// The provider of that name, or of that `id:name`. Its script is loaded when it is first needed.
  ///
  /// @throws dev.picode.problem.PiCodeException `unknown-provider`, `base-url-invalid`
  public ModelProvider open(String name) {
    ProviderRegistry.Entry entry = registry.find(name);
    Extension extension = entry.extension();
    return new ScriptProvider(name,
        new ProviderScript(entry, each -> runner.get().hold(each)), base(entry),
        options(entry.provider()),
        connection -> acting(extension,
            access -> requireAll(access, connection, entry.provider())));
  }

  /// What ships with PiCode was vouched for; everything else needs a person's word.
  private void acting(Extension extension, Consumer<Access> work) {
    if (extension.origin() != Extension.Origin.BUILTIN) {
      runner.get().acting(extension, work);
    }
  }

  private static void requireAll(Access access, Capability.Net connection,
      ProviderContribution provider) {
    access.require(connection);
    if (provider.key().isSome()) {
      access.require(new Capability.Secret(provider.key().secret(), connection.host()));
    }
  }

  /// What the person set for a provider: `NAME.KEY=VALUE` each.
  private Map<String, String> options(ProviderContribution provider) {
    var found = new LinkedHashMap<String, String>();
    String prefix = provider.name() + ".";
    for (String option : options) {
      int equals = option.indexOf('=');
      if (option.startsWith(prefix) && equals > prefix.length()) {
        found.put(option.substring(prefix.length(), equals).strip(),
            option.substring(equals + 1).strip());
      }
    }
    return found;
  }
}
