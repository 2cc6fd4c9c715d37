package dev.picode.llm;

import dev.picode.llm.json.EventJson;
import dev.picode.llm.json.RequestJson;
import dev.picode.sandbox.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A provider whose API is the neutral form itself: it sends the request as JSON to `/v1/answer` and reads an event of the
/// neutral form out of each piece. Immutable.
public final class NeutralProvider implements ModelProvider {
  private final String name;
  private final String url;
  private final ProviderInfo info;
  private final UnaryOperator<WireRequest> change;

  private NeutralProvider(String name, String url, ProviderInfo info,
      UnaryOperator<WireRequest> change) {
    this.name = name;
    this.url = url;
    this.info = info;
    this.change = change;
  }

  /// A provider whose base URL the person set, with a key that it needs.
  public static NeutralProvider at(String baseUrl) {
    return at(baseUrl, new ProviderAuth("NEUTRAL_API_KEY", List.of("api.neutral.example"),
        new AuthScheme.Bearer(), true));
  }

  /// A provider whose base URL the person set.
  public static NeutralProvider at(String baseUrl, @Nullable ProviderAuth auth) {
    return new NeutralProvider("neutral", baseUrl, new ProviderInfo("Neutral",
        List.of(new ModelInfo("one", "One", Supports.USUAL, 1000, new ModelPrice(1, 2, 0.5, 1.5))),
        auth, Supports.USUAL, List.of(), baseUrl, false), UnaryOperator.identity());
  }

  /// With another name.
  public NeutralProvider named(String other) {
    return new NeutralProvider(other, url, info, change);
  }

  /// With other information.
  public NeutralProvider with(UnaryOperator<ProviderInfo> other) {
    return new NeutralProvider(name, url, other.apply(info), change);
  }

  /// With something done to each request, as a script might.
  public NeutralProvider changing(UnaryOperator<WireRequest> other) {
    return new NeutralProvider(name, url, info, other);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public ProviderInfo info() {
    return info;
  }

  @Override
  public WireRequest request(ModelRequest request, boolean stream) {
    return change.apply(new WireRequest("POST", url + "/v1/answer",
        Map.of("Content-Type", "application/json", "X-Stream", String.valueOf(stream)),
        Json.write(RequestJson.write(request))));
  }

  @Override
  public Reading open() {
    return new Reading() {
      @Override
      public List<ModelEvent> read(List<WireEvent> events) {
        var read = new ArrayList<ModelEvent>();
        events.forEach(event -> read
            .addAll(EventJson.readAll(Json.parse(event.data()), "event")));
        return read;
      }

      @Override
      public List<ModelEvent> end() {
        return List.of();
      }

      @Override
      public void close() {
        // Nothing is remembered.
      }
    };
  }

  @Override
  public ProviderProblem error(int status, String body) {
    return new ProviderProblem("neutral_" + status, body, false);
  }

  @Override
  public Optional<WireRequest> discovery() {
    return Optional.of(change.apply(new WireRequest("GET", url + "/v1/models", Map.of(), null)));
  }

  @Override
  public List<ModelInfo> discovered(String body) {
    return body.lines().map(id -> ModelInfo.named(id, Supports.USUAL)).toList();
  }
}
