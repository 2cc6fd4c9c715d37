package dev.picode.agent.loop;

import dev.picode.agent.AgentEvent;
import dev.picode.agent.AgentModel;
import dev.picode.agent.AgentTool;
import dev.picode.agent.ToolAnswer;
import dev.picode.agent.ToolPlan;
import dev.picode.agent.ToolTarget;
import dev.picode.agent.approval.Approver;
import dev.picode.agent.context.AgentContext;
import dev.picode.agent.context.ContextSetup;
import dev.picode.agent.session.SessionLog;
import dev.picode.agent.session.SessionStore;
import dev.picode.binding.EventGate;
import dev.picode.llm.Message;
import dev.picode.llm.Part;
import dev.picode.llm.ToolSpec;
import dev.picode.llm.client.Budget;
import dev.picode.secret.Redactor;
import dev.picode.workspace.Workspace;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A place for an agent: a workspace, a session and tools. Confined to one thread but for the events it hears.
final class Place implements AutoCloseable {
  final List<AgentEvent> events = Collections.synchronizedList(new ArrayList<>());
  final List<AgentTool> tools = new ArrayList<>();
  final SessionStore store;
  final SessionLog session;
  Approver approver = (_, _) -> new Approver.Answer(true, "a test");
  EventGate hooks = EventGate.NONE;
  AgentLimits limits = AgentLimits.USUAL;
  Budget budget = Budget.unlimited();
  ContextSetup context;

  Place(Path folder) {
    Workspace workspace = Workspace.of(folder);
    store = new SessionStore(folder.resolve("data"), workspace, InstantSource.system(),
        () -> Redactor.NONE);
    session = store.create();
    context = ContextSetup.of(workspace);
  }

  Agent agent(AgentModel model) {
    return new Agent(new AgentSetup(model, tools, approver, hooks, session,
        new AgentContext(context), limits, budget, "cli", null, events::add));
  }

  /// A tool that takes a text `of`.
  Place tool(String name, boolean isParallel, Function<String, ToolAnswer> work) {
    tools.add(new AgentTool() {
      @Override
      public ToolSpec spec() {
        return new ToolSpec(name, "A tool", Map.of("type", "object", "properties",
            Map.of("of", Map.of("type", "string")), "required", List.of("of")));
      }

      @Override
      public boolean isParallel() {
        return isParallel;
      }

      @Override
      public ToolPlan plan(Map<String, @Nullable Object> arguments) {
        String of = String.valueOf(arguments.get("of"));
        return new ToolPlan(name + " " + of, new ToolTarget.Reads(List.of(of)), null,
            _ -> work.apply(of));
      }
    });
    return this;
  }

  /// The results the model was given, `!` before those that failed.
  List<String> results() {
    var results = new ArrayList<String>();
    for (Message message : session.conversation().messages()) {
      for (Part part : message.parts()) {
        if (part instanceof Part.ToolResult result
            && result.parts().getFirst() instanceof Part.Text text) {
          results.add((result.isError() ? "!" : "") + text.text());
        }
      }
    }
    return results;
  }

  @Override
  public void close() {
    session.close();
  }
}
