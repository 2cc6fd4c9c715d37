package dev.picode.agent.loop;

import dev.picode.agent.AgentEvent;
import dev.picode.agent.AgentTool;
import dev.picode.agent.ToolAnswer;
import dev.picode.agent.ToolPlan;
import dev.picode.agent.ToolTarget;
import dev.picode.agent.approval.Approver;
import dev.picode.llm.Part;
import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.schema.JsonSchema;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Runs calls of tools, each past hooks, schema and approval. Safe for many threads.
final class ToolRun {
  private final AgentSetup setup;
  private final Events events;
  private final Map<String, AgentTool> tools;
  private final Map<String, JsonSchema> schemas = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<String> touched = new ConcurrentLinkedQueue<>();

  ToolRun(AgentSetup setup, Events events) {
    this.setup = setup;
    this.events = events;
    this.tools = setup.tools()
        .stream()
        .collect(
            Collectors.toMap(tool -> tool.spec().name(), Function.identity(), (one, _) -> one));
  }

  /// Whether a call may run at the same time as others.
  boolean isParallel(Part.ToolCall call) {
    AgentTool tool = tools.get(call.name());
    return tool != null && tool.isParallel();
  }

  /// The files that calls were about since this was asked last.
  Collection<String> touched() {
    List<String> paths = List.copyOf(touched);
    touched.clear();
    return paths;
  }

  /// A call on its way. Confined to one thread.
  private final class Call {
    private final Part.ToolCall call;
    private boolean isStarted;
    private @Nullable String preview;

    Call(Part.ToolCall call) {
      this.call = call;
    }

    ToolAnswer answer() {
      AgentTool tool = tools.get(call.name());
      if (tool == null) {
        return ToolAnswer.error("There is no tool `" + call.name() + "`. The tools are "
            + tools.keySet().stream().sorted().collect(Collectors.joining("`, `", "`", "`")) + ".");
      }
      var hooks = new ToolHooks(setup.hooks(), call.name());
      Map<String, @Nullable Object> arguments = hooks.before(call.arguments());
      List<String> faults = schema(tool).faults(arguments);
      if (!faults.isEmpty()) {
        return ToolAnswer.error("The arguments do not fit the schema of `" + call.name() + "`: "
            + String.join("; ", faults) + ".");
      }
      ToolPlan plan = tool.plan(arguments);
      started(plan.title(), arguments);
      Approver.Answer decided = setup.approver().decide(call.name(), plan);
      if (!decided.allowed()) {
        return ToolAnswer.error("It was not done: " + decided.reason() + ".");
      }
      ToolAnswer answer = done(plan);
      hooks.after(arguments, answer);
      if (!answer.isError()) {
        preview = plan.preview();
        touch(plan.target());
      }
      return answer;
    }

    private ToolAnswer done(ToolPlan plan) {
      try {
        return plan.work().run(text -> events.emit(new AgentEvent.ToolOutput(call.id(), text)));
      } catch (PiCodeException e) {
        return told(e);
      }
    }

    void started(String title, Map<String, @Nullable Object> arguments) {
      if (!isStarted) {
        isStarted = true;
        events.emit(new AgentEvent.ToolStarted(call.id(), call.name(), title, arguments));
      }
    }

    void ended(ToolAnswer answer) {
      started(call.name(), call.arguments());
      events.emit(new AgentEvent.ToolEnded(call.id(), call.name(), answer, preview));
    }
  }

  private JsonSchema schema(AgentTool tool) {
    String name = tool.spec().name();
    return schemas.computeIfAbsent(name,
        _ -> JsonSchema.of(tool.spec().parameters(), "the schema of the tool `" + name + "`"));
  }

  private void touch(ToolTarget target) {
    switch (target) {
      case ToolTarget.Reads reads -> touched.addAll(reads.paths());
      case ToolTarget.Edits edits -> touched.addAll(edits.paths());
      case ToolTarget.Runs _,ToolTarget.Extension _ -> {
      }
    }
  }

  /// Runs a call.
  ///
  /// @throws PiCodeException what ends the loop; everything else is in the answer
  ToolAnswer run(Part.ToolCall asked) {
    var call = new Call(asked);
    ToolAnswer answer;
    try {
      answer = call.answer();
    } catch (PiCodeException e) {
      answer = ended(call, e);
    }
    call.ended(answer);
    return answer;
  }

  private static ToolAnswer ended(Call call, PiCodeException e) {
    if (AgentProblems.ends(e)) {
      call.ended(ToolAnswer.error(e.problem().message()));
    }
    return told(e);
  }

  /// Does not run a call.
  ToolAnswer refuse(Part.ToolCall asked, String why) {
    ToolAnswer answer = ToolAnswer.error(why);
    new Call(asked).ended(answer);
    return answer;
  }

  /// A problem as the model reads it.
  private static ToolAnswer told(PiCodeException e) {
    if (AgentProblems.ends(e)) {
      throw e;
    }
    Problem problem = e.problem();
    String hint = problem.hint();
    return ToolAnswer.error(problem.message() + (hint == null ? "." : ".\nHint: " + hint + "."));
  }
}
