package dev.picode.agent.loop;

import static dev.picode.agent.loop.ScriptedModel.call;
import static dev.picode.agent.loop.ScriptedModel.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.agent.AgentEvent;
import dev.picode.agent.ToolAnswer;
import dev.picode.binding.TestGate;
import dev.picode.llm.ModelRequest;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentHooksTest {
  @TempDir
  Path folder;

  private static TestGate rewriting(String event, String member, Object value) {
    return TestGate.on(event, payload -> payload.put(member, value));
  }

  private static TestGate stopping(String event, String code) {
    return TestGate.on(event, _ -> {
      throw Problem.of(code, ProblemKind.DENIED, "no, because").toException();
    });
  }

  private AgentEvent.Ended run(Place place, ScriptedModel model) {
    place.tool("look", false, of -> ToolAnswer.of("saw " + of, ""));
    return place.agent(model).run("go");
  }

  private static ScriptedModel looks() {
    return ScriptedModel.of(List.of(call("1", "look", Map.of("of", "a"))), text("done"));
  }

  @Test
  void rewritesAPrompt() {
    try (var place = new Place(folder)) {
      place.hooks = rewriting("pre-prompt", "text", "stay");
      ScriptedModel model = looks();
      run(place, model);
      assertThat(model.asked.getFirst().messages().getFirst().text()).isEqualTo("stay");
    }
  }

  @Test
  void deniesAPromptBeforeAnythingIsSent() {
    try (var place = new Place(folder)) {
      place.hooks = stopping("pre-prompt", "hook-denied");
      ScriptedModel model = looks();
      assertThat(run(place, model).problem()).isNotNull();
      assertThat(model.asked).isEmpty();
      assertThat(place.session.conversation().messages()).isEmpty();
    }
  }

  @Test
  void rewritesTheArgumentsOfATool() {
    try (var place = new Place(folder)) {
      place.hooks = rewriting("pre-tool", "params", Map.of("of", "b"));
      run(place, looks());
      assertThat(place.results()).containsExactly("saw b");
    }
  }

  @Test
  void checksWhatAHookMadeOfArguments() {
    try (var place = new Place(folder)) {
      place.hooks = rewriting("pre-tool", "params", Map.of("of", 1L));
      run(place, looks());
      assertThat(place.results().getFirst()).startsWith("!The arguments do not fit");
    }
  }

  @Test
  void aDeniedToolIsToldToTheModelAndAnAbortEnds() {
    try (var place = new Place(folder)) {
      place.hooks = stopping("pre-tool", "hook-denied");
      assertThat(run(place, looks()).problem()).isNull();
      assertThat(place.results()).containsExactly("!no, because.");
    }
    try (var place = new Place(folder)) {
      place.hooks = stopping("pre-tool", "hook-aborted");
      assertThat(run(place, looks()).problem()).isNotNull();
      assertThat(place.results()).hasSize(1);
    }
  }

  @Test
  void tellsWhatAToolGave() {
    try (var place = new Place(folder)) {
      TestGate hooks = rewriting("post-tool", "x", "x");
      place.hooks = hooks;
      run(place, looks());
      assertThat(hooks.told()).hasSize(1);
      assertThat(hooks.told().getFirst().payload()).containsEntry("result", "saw a")
          .containsEntry("by", "agent")
          .containsEntry("error", null);
    }
  }

  @Test
  void aHookOnTheEndMakesItGoOnButNotForEver() {
    try (var place = new Place(folder)) {
      TestGate hooks = stopping("stop", "hook-denied");
      place.hooks = hooks;
      ScriptedModel model = ScriptedModel.of(text("done"));
      assertThat(run(place, model).problem()).isNull();
      assertThat(model.asked).hasSize(6);
      assertThat(model.asked.get(1).messages().getLast().text())
          .isEqualTo("You are not done yet. no, because.");
      assertThat(hooks.told().getFirst().payload()).containsEntry("reason", "done");
    }
  }

  @Test
  void saysWhatASummaryIsToKeep() {
    try (var place = new Place(folder)) {
      TestGate hooks = rewriting("pre-compact", "instructions", "the name of the port");
      place.hooks = hooks;
      ScriptedModel model = filling();
      assertThat(run(place, model).text()).isEqualTo("done");
      assertThat(hooks.told()).isNotEmpty()
          .allSatisfy(told -> assertThat(told.payload()).containsEntry("instructions", null)
              .hasEntrySatisfying("messages",
                  count -> assertThat(count).isInstanceOf(Long.class))
              .hasEntrySatisfying("tokens",
                  count -> assertThat(count).isInstanceOf(Long.class)));
      assertThat(model.asked).filteredOn(AgentHooksTest::sumsUp)
          .isNotEmpty()
          .allSatisfy(request -> assertThat(request.messages().getFirst().text())
              .contains("Keep above all: the name of the port"));
    }
  }

  @Test
  void aDeniedSummaryIsNotAskedFor() {
    try (var place = new Place(folder)) {
      place.hooks = stopping("pre-compact", "hook-denied");
      ScriptedModel model = filling();
      run(place, model);
      assertThat(model.asked).filteredOn(AgentHooksTest::sumsUp).isEmpty();
    }
  }

  /// Calls a tool with long answers until a small window is full several times.
  private ScriptedModel filling() {
    var count = new AtomicInteger();
    return new ScriptedModel(8_000, (request, _) -> {
      if (sumsUp(request)) {
        return text("## Goal\nthe goal");
      }
      int number = count.incrementAndGet();
      return number == 20
          ? text("done")
          : List.of(call("c" + number, "look",
              Map.of("of", number + " " + "a line of text\n".repeat(120))));
    });
  }

  private static boolean sumsUp(ModelRequest request) {
    return request.system().getFirst().text().startsWith("You sum up");
  }
}
