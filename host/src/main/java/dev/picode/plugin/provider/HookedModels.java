package dev.picode.plugin.provider;

import dev.picode.binding.EventGate;
import dev.picode.llm.Message;
import dev.picode.llm.ModelAnswer;
import dev.picode.llm.ModelGate;
import dev.picode.llm.ModelRequest;
import dev.picode.llm.Part;
import dev.picode.llm.Role;
import dev.picode.llm.json.RequestJson;
import dev.picode.problem.PiCodeException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Takes requests to models and their answers past the hooks on `pre-model` and `post-model`. Safe for many threads.
///
/// A hook may change what is asked, but not whom; it may answer in place of the model; it may deny. What it changed is
/// read again as any request is.
///
/// @param hooks the hooks
public record HookedModels(EventGate hooks) implements ModelGate {
  private static final String BEFORE = "pre-model";
  private static final String AFTER = "post-model";
  private static final String REQUEST = "request";

  @Override
  public Before before(String provider, ModelRequest request) {
    if (!hooks.listens(BEFORE)) {
      return new Ask(request);
    }
    var payload = about(provider, request);
    payload.put(REQUEST, RequestJson.write(request));
    payload.put("answer", null);
    try {
      Map<String, @Nullable Object> last = hooks.before(BEFORE, payload,
          changed -> RequestJson.read(changed.get(REQUEST)), UnaryOperator.identity());
      return last.get("answer") instanceof String answer
          ? new Answer(List.of(new Part.Text(answer)))
          : new Ask(RequestJson.read(last.get(REQUEST)).withModel(request.model()));
    } catch (PiCodeException e) {
      return new Deny(e.problem());
    }
  }

  @Override
  public After after(String provider, ModelRequest request, ModelAnswer answer) {
    if (hooks.listens(AFTER)) {
      var payload = about(provider, request);
      var response = new LinkedHashMap<String, @Nullable Object>();
      response.put("message", answer.parts().isEmpty()
          ? null
          : RequestJson.message(new Message(Role.ASSISTANT, answer.parts())));
      response.put("stop", answer.stop().text());
      response.put("tokens", answer.usage().total());
      response.put("cost", answer.cost());
      payload.put("response", response);
      payload.put("error", null);
      hooks.after(AFTER, payload);
    }
    return new Keep(answer);
  }

  private static Map<String, @Nullable Object> about(String provider, ModelRequest request) {
    var payload = new LinkedHashMap<String, @Nullable Object>();
    payload.put("provider", provider);
    payload.put("model", request.model());
    return payload;
  }
}
