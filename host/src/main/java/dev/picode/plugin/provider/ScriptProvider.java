package dev.picode.plugin.provider;

import dev.picode.llm.AuthScheme;
import dev.picode.llm.ModelInfo;
import dev.picode.llm.ModelProvider;
import dev.picode.llm.ModelRequest;
import dev.picode.llm.ProviderAuth;
import dev.picode.llm.ProviderInfo;
import dev.picode.llm.ProviderProblem;
import dev.picode.llm.Reading;
import dev.picode.llm.Supports;
import dev.picode.llm.WireRequest;
import dev.picode.llm.json.EventJson;
import dev.picode.llm.json.RequestJson;
import dev.picode.llm.json.WireJson;
import dev.picode.plugin.HeldScript;
import dev.picode.plugin.ScriptHost;
import dev.picode.plugin.manifest.ProviderContribution;
import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.sandbox.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A provider whose API is spoken by the script of an extension. Safe for many threads.
///
/// What the script says is checked here: the request goes to a host that the manifest declares, or to the base URL of
/// the person and to nothing else, and has no header that the credential is for.
public final class ScriptProvider implements ModelProvider {
  private static final int MAX_BODY = 2_000;

  private final ProviderScript script;
  private final ProviderContribution provider;
  private final RequestGate gate;
  private final String name;
  private final BaseUrl base;
  private final Map<String, String> options;
  private volatile @Nullable ProviderInfo info;

  /// A provider; its script is not loaded yet.
  ///
  /// @param name what it is called here
  /// @param script its script
  /// @param base where its service is
  /// @param options what the person set for it, by name; the script sees it
  /// @param rights refuses what the extension may not do, by the URL of a request
  ScriptProvider(String name, ProviderScript script, BaseUrl base, Map<String, String> options,
      RequestGate.Rights rights) {
    this.name = name;
    this.script = script;
    this.provider = script.entry().provider();
    this.base = base;
    this.options = Map.copyOf(options);
    this.gate = new RequestGate(provider, base, rights);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public ProviderInfo info() {
    ProviderInfo known = info;
    if (known == null) {
      known = script.with(this::described);
      info = known;
    }
    return known;
  }

  private ProviderInfo described(HeldScript held) {
    Map<?, ?> spec = script.spec(held);
    Supports supports = ModelForm.supports(spec.get("supports"), Supports.USUAL);
    List<String> hosts = provider.hosts().stream().map(Object::toString).toList();
    var key = provider.key();
    ProviderAuth auth = key.isSome()
        ? new ProviderAuth(key.secret(), hosts, AuthScheme.parse(key.scheme()), !key.isOptional())
        : null;
    boolean pinned = base.isOwn() || provider.isLocal();
    return new ProviderInfo(provider.description().isEmpty() ? name : provider.description(),
        ModelForm.of(spec.get("models"), supports), auth, supports, hosts,
        pinned ? base.url() : null, Boolean.TRUE.equals(spec.get("restartable")));
  }

  @Override
  public WireRequest request(ModelRequest request, boolean stream) {
    if (!base.isKnown()) {
      throw nowhere();
    }
    return script.with(held -> gate.checked(WireJson.read(
        result(script.call(held, "request", RequestJson.write(request), options(stream))),
        "request()")));
  }

  private RuntimeException nowhere() {
    String variable = provider.base().variable();
    return Problem.of("base-url-missing", ProblemKind.USER,
        "nobody said where the service of the provider `" + name + "` is",
        (variable.isEmpty() ? "" : "set `" + variable + "`, or ") + "write `base-urls = [\""
            + provider.name() + "=https://…\"]` under `[provider]` in `config.toml`")
        .toException();
  }

  private Map<String, Object> options(boolean stream) {
    var all = new LinkedHashMap<String, Object>(options);
    all.put("stream", stream);
    all.put("baseUrl", base.url());
    return all;
  }

  @Override
  public Reading open() {
    return new ScriptReading(script, script.hold());
  }

  @Override
  public ProviderProblem error(int status, String body) {
    ProviderProblem said = script.with(held -> {
      if (!script.has(held, "error")) {
        return null;
      }
      return script.call(held, "error", (long) status,
          body) instanceof Outcome.Completed(_, Map<?, ?> value)
              ? problem(value)
              : null;
    });
    return said == null ? unread(status, body) : said;
  }

  private static @Nullable ProviderProblem problem(Map<?, ?> value) {
    try {
      return EventJson.readProblem(value, "error()");
    } catch (PiCodeException _) {
      return null; // what the service said counts more than how its script read it
    }
  }

  private static ProviderProblem unread(int status, String body) {
    String text = body.strip();
    return new ProviderProblem("", text.isEmpty()
        ? "the service answered with the status " + status
        : text.substring(0, Math.min(text.length(), MAX_BODY)),
        status == 429 || status >= 500);
  }

  @Override
  public Optional<WireRequest> discovery() {
    if (!base.isKnown()) {
      throw nowhere();
    }
    return script.with(held -> script.has(held, "discover") && script.has(held, "discovered")
        ? Optional.of(gate.checked(WireJson.read(
            result(script.call(held, "discover", options(false))), "discover()")))
        : Optional.empty());
  }

  @Override
  public List<ModelInfo> discovered(String body) {
    return script.with(held -> ModelForm.of(
        result(script.call(held, "discovered", Map.of("event", "", "data", body))),
        info().supports()));
  }

  private @Nullable Object result(Outcome outcome) {
    return result(script, outcome);
  }

  /// What a function of a script gave back.
  ///
  /// @throws PiCodeException where it gave back nothing
  static @Nullable Object result(ProviderScript script, Outcome outcome) {
    if (outcome instanceof Outcome.Completed done) {
      return done.value();
    }
    throw ScriptHost.required(outcome, script.entry().extension().id() + "/").toException();
  }
}
