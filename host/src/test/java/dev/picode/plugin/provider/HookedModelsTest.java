package dev.picode.plugin.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.binding.EventGate;
import dev.picode.binding.TestGate;
import dev.picode.llm.ModelAnswer;
import dev.picode.llm.ModelGate;
import dev.picode.llm.ModelRequest;
import dev.picode.llm.Part;
import dev.picode.llm.StopReason;
import dev.picode.llm.Usage;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HookedModelsTest {
  private static final ModelRequest REQUEST = ModelRequest.of("one", "What is it?");

  /// Hooks that change what is announced.
  private static HookedModels hooked(Consumer<Map<String, @Nullable Object>> change) {
    return new HookedModels(TestGate.onAll(change));
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
    }).before("neutral", REQUEST);
    assertThat(before).isInstanceOfSatisfying(ModelGate.Ask.class, ask -> {
      assertThat(ask.request().model()).isEqualTo("one");
      assertThat(ask.request().messages().getFirst().text()).isEqualTo("Something else");
    });
  }

  @Test
  void takesTheAnswerOfAHook() {
    assertThat(hooked(payload -> payload.put("answer", "From the hook")).before("neutral", REQUEST))
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
    }).before("neutral", REQUEST)).isInstanceOfSatisfying(ModelGate.Deny.class,
        deny -> assertThat(deny.problem().code()).isEqualTo("llm-value-invalid"));
  }

  @Test
  void tellsWhatWasAnswered() {
    var answer = new ModelAnswer("neutral", "one", List.of(new Part.Text("It is.")),
        StopReason.END, new Usage(1, 2, 0, 0, 0), 0.5, false, List.of());
    TestGate gate = TestGate.onAll(_ -> {});
    assertThat(new HookedModels(gate).after("neutral", REQUEST, answer))
        .isEqualTo(new ModelGate.Keep(answer));
    assertThat(gate.told().toString()).contains("It is.", "stop=end", "tokens=3", "cost=0.5");
  }
}
