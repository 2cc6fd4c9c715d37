package dev.picode.agent.loop;

import dev.picode.agent.AgentEvent;
import dev.picode.agent.AgentModel;
import dev.picode.agent.AgentTool;
import dev.picode.agent.approval.Approver;
import dev.picode.agent.context.AgentContext;
import dev.picode.agent.session.SessionLog;
import dev.picode.binding.EventGate;
import dev.picode.llm.ResponseSchema;
import dev.picode.llm.client.Budget;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Everything an agent is made of. Immutable.
///
/// @param model whom it asks
/// @param tools what it can do; no two have one name
/// @param approver who decides on each call
/// @param hooks what is told of what is done
/// @param session where the conversation goes on
/// @param context what the model is told beside it
/// @param limits how far it goes on its own
/// @param budget what may be spent
/// @param front who shows it, as hooks are told: `cli`, `repl`
/// @param schema the shape of its last words, or null for any
/// @param listener hears what happens, one event at a time, on the thread it happens on
public record AgentSetup(AgentModel model, List<AgentTool> tools, Approver approver,
    EventGate hooks, SessionLog session, AgentContext context, AgentLimits limits, Budget budget,
    String front, @Nullable ResponseSchema schema, Consumer<AgentEvent> listener) {
  /// Copies.
  public AgentSetup {
    tools = List.copyOf(tools);
  }
}
