package dev.picode.agent.loop;

import static dev.picode.agent.loop.ScriptedModel.call;
import static dev.picode.agent.loop.ScriptedModel.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.agent.AgentEvent;
import dev.picode.agent.ToolAnswer;
import dev.picode.agent.approval.Approver;
import dev.picode.agent.session.Conversation;
import dev.picode.llm.Message;
import dev.picode.llm.ModelEvent;
import dev.picode.llm.Part;
import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentTest {
  @TempDir
  Path folder;

  private static Problem problem(AgentEvent.Ended ended) {
    return Objects.requireNonNull(ended.problem(), "it ended well");
  }

  private static PiCodeException failure(String code) {
    return Problem.of(code, ProblemKind.LIMIT, "`x` went wrong", "try y").toException();
  }

  @Test
  void givesResultsBackUntilTheModelIsDone() {
    try (var place = new Place(folder)) {
      place.tool("look", false, of -> ToolAnswer.of("saw " + of, "1 line"));
      var model = ScriptedModel.of(List.of(call("1", "look", Map.of("of", "a"))), text("done"));
      AgentEvent.Ended ended = place.agent(model).run("go");
      assertThat(ended.problem()).isNull();
      assertThat(ended.text()).isEqualTo("done");
      assertThat(ended.turns()).isEqualTo(2);
      assertThat(ended.cost()).isEqualTo(0.02);
      assertThat(place.results()).containsExactly("saw a");
      assertThat(place.events.getLast()).isEqualTo(ended);
      assertThat(place.store.load(place.session.id()).conversation().messages())
          .isEqualTo(place.session.conversation().messages());
    }
  }

  @Test
  void runsCallsThatChangeNothingAtTheSameTimeAndKeepsTheirOrder() {
    var barrier = new CyclicBarrier(2);
    try (var place = new Place(folder)) {
      place.tool("look", true, of -> {
        try {
          barrier.await(60, TimeUnit.SECONDS); // one alone would wait for ever
          return ToolAnswer.of("saw " + of, "");
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
          return ToolAnswer.error(e.toString());
        }
      });
      var model = ScriptedModel.of(List.of(call("1", "look", Map.of("of", "a")),
          call("2", "look", Map.of("of", "b"))), text("done"));
      place.agent(model).run("go");
      assertThat(place.results()).containsExactly("saw a", "saw b");
    }
  }

  @Test
  void runsNoMoreThanEightCallsAtOnce() {
    var eight = new CyclicBarrier(8);
    var running = new AtomicInteger();
    var most = new AtomicInteger();
    try (var place = new Place(folder)) {
      place.tool("look", true, of -> {
        most.accumulateAndGet(running.incrementAndGet(), Math::max);
        try {
          eight.await(60, TimeUnit.SECONDS);
          return ToolAnswer.of(of, "");
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
          return ToolAnswer.error(e.toString());
        } finally {
          running.decrementAndGet();
        }
      });
      var calls = IntStream.range(0, 16)
          .<Part>mapToObj(i -> call("c" + i, "look", Map.of("of", "of " + i)))
          .toList();
      place.agent(ScriptedModel.of(calls, text("done"))).run("go");
      assertThat(place.results()).hasSize(16).noneMatch(result -> result.startsWith("!"));
      assertThat(most).hasValue(8);
    }
  }

  @Test
  void tellsTheModelWhatIsWrongWithACall() {
    try (var place = new Place(folder)) {
      place.tool("look", false, _ -> {
        throw failure("path-not-found");
      });
      var model = ScriptedModel.of(List.of(call("1", "nosuch", Map.of()),
          call("2", "look", Map.of("of", 3L)), call("3", "look", Map.of("of", "x"))),
          text("done"));
      assertThat(place.agent(model).run("go").problem()).isNull();
      assertThat(place.results().get(0)).isEqualTo(
          "!There is no tool `nosuch`. The tools are `look`.");
      assertThat(place.results().get(1))
          .startsWith("!The arguments do not fit the schema of `look`: $.of");
      assertThat(place.results().get(2)).isEqualTo("!`x` went wrong.\nHint: try y.");
    }
  }

  @Test
  void doesNotDoWhatIsNotAllowed() {
    var runs = new AtomicInteger();
    try (var place = new Place(folder)) {
      place.approver = (_, _) -> new Approver.Answer(false, "a rule denies it");
      place.tool("look", false, _ -> ToolAnswer.of("n" + runs.incrementAndGet(), ""));
      place.agent(ScriptedModel.of(List.of(call("1", "look", Map.of("of", "a"))), text("ok")))
          .run("go");
      assertThat(place.results()).containsExactly("!It was not done: a rule denies it.");
      assertThat(runs).hasValue(0);
    }
  }

  @Test
  void refusesTheSameCallTheThirdTimeAndEndsAtTheFourth() {
    var runs = new AtomicInteger();
    var ids = new AtomicInteger();
    try (var place = new Place(folder)) {
      place.tool("look", true, _ -> ToolAnswer.of("n" + runs.incrementAndGet(), ""));
      var model = new ScriptedModel(0, (_, _) -> List
          .of(call("c" + ids.incrementAndGet(), "look", Map.of("of", "a"))));
      AgentEvent.Ended ended = place.agent(model).run("go");
      assertThat(problem(ended).code()).isEqualTo("agent-loop");
      assertThat(runs).hasValue(2);
      assertThat(place.results().get(2)).startsWith("!It was not done: this is the third time");
      assertThat(place.results().get(3)).isEqualTo("!" + Conversation.NO_RESULT);
    }
  }

  @Test
  void endsAtTheLimitOfTurnsWithAConversationThatCanGoOn() {
    var ids = new AtomicInteger();
    try (var place = new Place(folder)) {
      place.limits = new AgentLimits(3, 0.8);
      place.tool("look", false, of -> ToolAnswer.of(of, ""));
      var model = new ScriptedModel(0, (_, _) -> {
        String id = "c" + ids.incrementAndGet();
        return List.of(call(id, "look", Map.of("of", id)));
      });
      AgentEvent.Ended ended = place.agent(model).run("go");
      assertThat(problem(ended).code()).isEqualTo("agent-turn-limit");
      assertThat(model.asked).hasSize(3);
      assertThat(place.agent(ScriptedModel.of(text("fine"))).run("go on").text())
          .isEqualTo("fine");
    }
  }

  @Test
  void keepsWhatWasSaidWhenTheModelFails() {
    try (var place = new Place(folder)) {
      var model = new ScriptedModel(0, (_, listener) -> {
        listener.event(new ModelEvent.TextDelta("half an ans"));
        throw failure("llm-budget-exhausted");
      });
      AgentEvent.Ended ended = place.agent(model).run("go");
      assertThat(problem(ended).code()).isEqualTo("llm-budget-exhausted");
      assertThat(place.session.conversation().messages().getLast())
          .isEqualTo(Message.assistant("half an ans"));
    }
  }

  @Test
  void anInterruptEndsItAndGivesOpenCallsAResult() throws InterruptedException {
    var started = new CountDownLatch(1);
    var ended = new AgentEvent.Ended[1];
    try (var place = new Place(folder)) {
      place.tool("wait", false, _ -> {
        started.countDown();
        try {
          var _ = new CountDownLatch(1).await(60, TimeUnit.SECONDS);
          return ToolAnswer.of("waited", "");
        } catch (InterruptedException _) {
          throw failure("cancelled");
        }
      });
      var model = ScriptedModel.of(List.of(new Part.Text("I wait."),
          call("1", "wait", Map.of("of", "a")), call("2", "wait", Map.of("of", "b"))), text("ok"));
      Thread runs = Thread.ofPlatform().start(() -> ended[0] = place.agent(model).run("go"));
      assertThat(started.await(60, TimeUnit.SECONDS)).isTrue();
      runs.interrupt();
      runs.join();
      assertThat(problem(ended[0]).code()).isEqualTo("cancelled");
      assertThat(ended[0].text()).isEqualTo("I wait.");
      assertThat(place.results()).hasSize(2).allMatch(("!" + Conversation.NO_RESULT)::equals);
      assertThat(place.agent(ScriptedModel.of(text("fine"))).run("go on").text())
          .isEqualTo("fine");
    }
  }

  @Test
  void takesWhatWasSaidInTheMeantimeWithTheNextTurn() {
    var agent = new Agent[1];
    try (var place = new Place(folder)) {
      place.tool("look", false, of -> {
        agent[0].queue("and be quick");
        return ToolAnswer.of(of, "");
      });
      var model = ScriptedModel.of(List.of(call("1", "look", Map.of("of", "a"))), text("done"));
      agent[0] = place.agent(model);
      agent[0].run("go");
      assertThat(model.asked.get(1).messages().getLast().text()).isEqualTo("and be quick");
      assertThat(agent[0].queued()).isEmpty();
    }
  }
}
