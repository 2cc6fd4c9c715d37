package dev.picode.plugin.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.binding.EventGate;
import dev.picode.llm.ModelAnswer;
import dev.picode.llm.ModelGate;
import dev.picode.llm.ModelRequest;
import dev.picode.llm.Part;
import dev.picode.llm.StopReason;
import dev.picode.llm.Usage;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HookedModelsTest {
  private static final ModelRequest REQUEST = ModelRequest.of("one", "What is it?");

  private final List<Map<String, @Nullable Object>> heard = new ArrayList<>();

  /// Hooks that change what is announced, and are told the rules as the pipeline tells them.
  private HookedModels hooked(UnaryOperator<Map<String, @Nullable Object>> change) {
    return new HookedModels(new EventGate() {
      @Override
      public boolean listens(String event) {
        return true;
      }

      @Override
      public Map<String, @Nullable Object> before(String event,
          Map<String, @Nullable Object> payload, Consumer<Map<String, @Nullable Object>> policy,
          UnaryOperator<Map<String, @Nullable Object>> refresh) {
        Map<String, @Nullable Object> changed = change.apply(new LinkedHashMap<>(payload));
        policy.accept(changed);
        return changed;
      }

      @Override
      public void after(String event, Map<String, @Nullable Object> payload) {
        heard.add(payload);
      }

      @Override
      public Emitted emit(String name, @Nullable Object payload) {
        throw new AssertionError(name);
      }
    });
  }

  @Test
  void letsPassWhereNobodyListens() {
    assertThat(new HookedModels(EventGate.NONE).before("neutral", REQUEST))
        .isEqualTo(new ModelGate.Ask(REQUEST));
  }

  @Test
  void asksWhatAHookMadeOfItButNobodyElse() {
    ModelGate.Before before = hooked(payload -> {
      payload.put("request", Map.of("model", "other", "messages", List.of(Map.of("role", "user",
          "parts", List.of(Map.of("type", "text", "text", "Something else"))))));
      return payload;
    }).before("neutral", REQUEST);
    assertThat(before).isInstanceOfSatisfying(ModelGate.Ask.class, ask -> {
      assertThat(ask.request().model()).isEqualTo("one");
      assertThat(ask.request().messages().getFirst().text()).isEqualTo("Something else");
    });
  }

  @Test
  void takesTheAnswerOfAHook() {
    assertThat(hooked(payload -> {
      payload.put("answer", "From the hook");
      return payload;
    }).before("neutral", REQUEST))
        .isEqualTo(new ModelGate.Answer(List.of(new Part.Text("From the hook"))));
  }

  @Test
  void deniesWhatAHookDeniesAndWhatItMadeUnreadable() {
    assertThat(hooked(_ -> {
      throw Problem.of("hook-denied", ProblemKind.DENIED, "not this").toException();
    }).before("neutral", REQUEST)).isInstanceOfSatisfying(ModelGate.Deny.class,
        deny -> assertThat(deny.problem().code()).isEqualTo("hook-denied"));
    assertThat(hooked(payload -> {
      payload.put("request", Map.of("model", "one", "messages", "nonsense"));
      return payload;
    }).before("neutral", REQUEST)).isInstanceOfSatisfying(ModelGate.Deny.class,
        deny -> assertThat(deny.problem().code()).isEqualTo("llm-value-invalid"));
  }

  @Test
  void tellsWhatWasAnswered() {
    var answer = new ModelAnswer("neutral", "one", List.of(new Part.Text("It is.")),
        StopReason.END, new Usage(1, 2, 0, 0, 0), 0.5, false, List.of());
    assertThat(hooked(UnaryOperator.identity()).after("neutral", REQUEST, answer))
        .isEqualTo(new ModelGate.Keep(answer));
    assertThat(heard.toString()).contains("It is.", "stop=end", "tokens=3", "cost=0.5");
  }
}
