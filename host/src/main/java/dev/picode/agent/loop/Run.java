package dev.picode.agent.loop;

import dev.picode.agent.AgentEvent;
import dev.picode.agent.context.Gathered;
import dev.picode.agent.session.SessionEntry;
import dev.picode.llm.Message;
import dev.picode.llm.ModelAnswer;
import dev.picode.llm.ModelRequest;
import dev.picode.llm.Part;
import dev.picode.llm.Role;
import dev.picode.llm.StopReason;
import dev.picode.llm.Usage;
import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The work on one prompt. Confined to one thread, used once.
final class Run {
  /// So often a hook may make the model go on.
  private static final int MAX_PUSHES = 5;

  private final AgentSetup setup;
  private final Window window;
  private final Queue<String> queue;
  private final Events events;
  private final ToolRun tools;
  private final ToolCalls calls;
  private int turns;
  private int pushes;
  private boolean compacts = true;
  private Usage usage = Usage.NONE;
  private @Nullable Double cost = 0.0;
  private String last = "";

  Run(AgentSetup setup, Window window, Queue<String> queue) {
    this.setup = setup;
    this.window = window;
    this.queue = queue;
    this.events = new Events(setup.listener());
    this.tools = new ToolRun(setup, events);
    this.calls = new ToolCalls(setup, tools);
  }

  AgentEvent.Ended whole(List<Part> prompt) {
    Problem problem = null;
    try {
      take(prompt);
      work();
    } catch (PiCodeException e) {
      problem = e.problem();
    } catch (InterruptedException _) {
      problem = AgentProblems.cancelled().problem();
    }
    // Whoever waits for the end may do more on this thread.
    boolean wasInterrupted = Thread.interrupted();
    if (problem != null && (wasInterrupted || AgentProblems.isCancelled(problem))) {
      problem = AgentProblems.isCancelled(problem)
          ? problem
          : AgentProblems.cancelled().problem();
      tell("cancelled");
    } else if (problem != null && problem.code().equals("agent-turn-limit")) {
      tell("limit");
    }
    var ended = new AgentEvent.Ended(last, turns, usage, cost, problem);
    events.emit(ended);
    return ended;
  }

  // ---- what the person says ------------------------------------------------------------------------

  private void take(List<Part> prompt) throws InterruptedException {
    if (prompt.isEmpty()) {
      throw new IllegalArgumentException("a prompt has no parts");
    }
    String typed = prompt.stream()
        .filter(Part.Text.class::isInstance)
        .map(part -> ((Part.Text) part).text())
        .collect(Collectors.joining("\n"));
    var parts = new ArrayList<Part>(prompt.stream().filter(Part.Image.class::isInstance).toList());
    say(typed, parts);
  }

  private void say(String typed, List<Part> pictures) throws InterruptedException {
    String text = hooked(typed);
    Gathered gathered = setup.context()
        .gather(text, setup.model().info().supports().images());
    gathered.notices().forEach(notice -> events.emit(new AgentEvent.Notice(notice)));
    var parts = new ArrayList<>(pictures);
    parts.addAll(gathered.parts());
    setup.session().append(new SessionEntry.Said(new Message(Role.USER, parts), text, false));
  }

  private String hooked(String typed) {
    if (!setup.hooks().listens("pre-prompt")) {
      return typed;
    }
    var payload = new LinkedHashMap<String, @Nullable Object>();
    payload.put("text", typed);
    payload.put("front", setup.front());
    Map<String, @Nullable Object> passed = setup.hooks()
        .before("pre-prompt", payload, _ -> {}, UnaryOperator.identity());
    return passed.get("text") instanceof String text ? text : typed;
  }

  /// What was said in the meantime. A hook that denies one of them denies that one.
  private boolean takeQueued() throws InterruptedException {
    boolean isTaken = false;
    for (String typed = queue.poll(); typed != null; typed = queue.poll()) {
      try {
        say(typed, List.of());
        isTaken = true;
      } catch (PiCodeException e) {
        if (AgentProblems.ends(e)) {
          throw e;
        }
        events.emit(new AgentEvent.Notice(e.problem().message()));
      }
    }
    return isTaken;
  }

  // ---- turns ---------------------------------------------------------------------------------------

  private void work() throws InterruptedException {
    while (true) {
      if (turns == setup.limits().maxTurns()) {
        throw AgentProblems.turns(turns);
      }
      if (Thread.currentThread().isInterrupted()) {
        throw AgentProblems.cancelled();
      }
      turns++;
      makeRoom();
      ModelAnswer answer = ask();
      if (!answer.toolCalls().isEmpty()) {
        calls.run(answer);
        setup.context()
            .instructions(tools.touched())
            .ifPresent(guide -> setup.session()
                .append(SessionEntry.Said.whole(new Message(Role.USER, List.of(guide)))));
        var _ = takeQueued();
      } else if (!takeQueued() && !pushed()) {
        return;
      }
    }
  }

  private void makeRoom() {
    if (!compacts || window.tokens(window.request()) <= window.threshold()) {
      return;
    }
    try {
      compacts = new Compaction(setup, window).run(null);
    } catch (PiCodeException e) {
      if (AgentProblems.ends(e)) {
        throw e;
      }
      compacts = false; // it may still fit; if not the model says so
      events.emit(new AgentEvent.Notice("the conversation was not shortened: "
          + e.problem().message()));
    }
  }

  private ModelAnswer ask() {
    ModelRequest request = window.request();
    events.emit(new AgentEvent.TurnStarted(turns, setup.model().name()));
    var heard = new Heard(events);
    ModelAnswer answer;
    try {
      answer = setup.model().ask(request, setup.budget(), heard);
    } catch (PiCodeException e) {
      keep(heard.text());
      throw e;
    }
    window.learn(request, answer.usage());
    usage = usage.plus(answer.usage());
    cost = cost == null || answer.cost() == null ? null : Double.valueOf(cost + answer.cost());
    last = answer.text();
    if (!answer.toolCalls().isEmpty() || !last.isBlank()) {
      setup.session().append(SessionEntry.Said.whole(answer.message()));
    }
    setup.session()
        .append(new SessionEntry.Answered(answer.provider() + "/" + answer.model(),
            answer.usage(), answer.cost()));
    events.emit(new AgentEvent.TurnEnded(answer.usage(), answer.cost(), answer.stop()));
    notice(answer);
    return answer;
  }

  private void keep(String said) {
    if (!said.isBlank()) {
      last = said;
      setup.session().append(new SessionEntry.Said(Message.assistant(said), null, true));
    }
  }

  private void notice(ModelAnswer answer) {
    if (answer.stop() == StopReason.MAX_TOKENS) {
      events.emit(new AgentEvent.Notice("the answer reached its limit of tokens and is not whole"));
    } else if (answer.stop() == StopReason.REFUSAL
        || answer.stop() == StopReason.CONTENT_FILTER) {
      events.emit(new AgentEvent.Notice("the model or its provider declined to answer"));
    } else if (last.isBlank() && answer.toolCalls().isEmpty()) {
      events.emit(new AgentEvent.Notice("the model answered nothing"));
    }
  }

  // ---- the end -------------------------------------------------------------------------------------

  /// Whether a hook wants the model to go on; it is told why.
  private boolean pushed() {
    if (pushes == MAX_PUSHES) {
      return false;
    }
    String reason = stopped("done");
    if (reason == null) {
      return false;
    }
    pushes++;
    setup.session()
        .append(SessionEntry.Said.whole(Message.user("You are not done yet. " + reason + ".")));
    return true;
  }

  /// What a hook says against the end, or `null`. That a hook failed is no reason to go on.
  private @Nullable String stopped(String why) {
    if (!setup.hooks().listens("stop")) {
      return null;
    }
    var payload = new LinkedHashMap<String, @Nullable Object>();
    payload.put("reason", why);
    try {
      var _ = setup.hooks().before("stop", payload, _ -> {}, UnaryOperator.identity());
      return null;
    } catch (PiCodeException e) {
      if (AgentProblems.isCancelled(e.problem())) {
        throw e;
      }
      return e.problem().code().equals("hook-denied") ? e.problem().message() : null;
    }
  }

  /// Tells hooks of an end that they cannot put off.
  private void tell(String why) {
    try {
      var _ = stopped(why);
    } catch (PiCodeException e) {
      events.emit(new AgentEvent.Notice(e.problem().message()));
    }
  }
}
