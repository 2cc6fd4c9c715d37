package dev.picode.agent.loop;

import dev.picode.agent.AgentModel;
import dev.picode.llm.ModelAnswer;
import dev.picode.llm.ModelEvent;
import dev.picode.llm.ModelInfo;
import dev.picode.llm.ModelRequest;
import dev.picode.llm.Part;
import dev.picode.llm.StopReason;
import dev.picode.llm.Supports;
import dev.picode.llm.Usage;
import dev.picode.llm.client.Budget;
import dev.picode.llm.client.ModelListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Answers as a test says and keeps what it was asked. Confined to one thread.
final class ScriptedModel implements AgentModel {
  final List<ModelRequest> asked = new ArrayList<>();
  private final BiFunction<ModelRequest, ModelListener, List<Part>> answers;
  private final long window;

  ScriptedModel(long window, BiFunction<ModelRequest, ModelListener, List<Part>> answers) {
    this.window = window;
    this.answers = answers;
  }

  /// Gives the answers in order; the last one again and again.
  @SafeVarargs
  static ScriptedModel of(List<Part>... answers) {
    var next = new ArrayList<List<Part>>();
    for (List<Part> answer : answers) {
      next.add(answer);
    }
    return new ScriptedModel(0, (_, _) -> next.size() > 1 ? next.removeFirst() : next.getFirst());
  }

  static List<Part> text(String text) {
    return List.of(new Part.Text(text));
  }

  static Part.ToolCall call(String id, String tool, Map<String, @Nullable Object> arguments) {
    return new Part.ToolCall(id, tool, arguments);
  }

  @Override
  public String name() {
    return "scripted/one";
  }

  @Override
  public ModelInfo info() {
    return ModelInfo.named("one", new Supports(true, true, false, false, window));
  }

  @Override
  public ModelAnswer ask(ModelRequest request, Budget budget, ModelListener listener) {
    asked.add(request);
    List<Part> parts = answers.apply(request, listener);
    parts.forEach(part -> {
      if (part instanceof Part.Text text) {
        listener.event(new ModelEvent.TextDelta(text.text()));
      }
    });
    boolean calls = parts.stream().anyMatch(Part.ToolCall.class::isInstance);
    return new ModelAnswer("scripted", "one", parts,
        calls ? StopReason.TOOL_CALLS : StopReason.END, Usage.NONE, 0.01, false, List.of());
  }
}
