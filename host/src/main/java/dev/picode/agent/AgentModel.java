package dev.picode.agent;

import dev.picode.llm.ModelAnswer;
import dev.picode.llm.ModelInfo;
import dev.picode.llm.ModelRequest;
import dev.picode.llm.client.Budget;
import dev.picode.llm.client.ModelListener;

/// The model an agent talks to. Safe for many threads.
public interface AgentModel {
  /// Its name, as `provider/model`.
  String name();

  /// What is known of it: its window, above all.
  ModelInfo info();

  /// Asks it, past the hooks on models; as [dev.picode.llm.client.ModelClient#ask].
  ModelAnswer ask(ModelRequest request, Budget budget, ModelListener listener);
}
