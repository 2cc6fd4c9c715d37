package dev.picode.agent.loop;

import dev.picode.agent.AgentEvent;
import dev.picode.llm.ModelEvent;
import dev.picode.llm.client.ModelListener;
import dev.picode.llm.client.ModelRoute;
import dev.picode.problem.Problem;
import java.time.Duration;

/// Hears an answer and passes on what a person may want to see of it. Confined to the thread that asks.
final class Heard implements ModelListener {
  private final Events events;
  private final StringBuilder text = new StringBuilder();

  Heard(Events events) {
    this.events = events;
  }

  /// The words so far.
  String text() {
    return text.toString();
  }

  @Override
  public void event(ModelEvent event) {
    switch (event) {
      case ModelEvent.TextDelta delta -> {
        text.append(delta.text());
        events.emit(new AgentEvent.Text(delta.text()));
      }
      case ModelEvent.ThinkingDelta thinking -> {
        if (!thinking.text().isEmpty()) {
          events.emit(new AgentEvent.Thought(thinking.text()));
        }
      }
      case ModelEvent.ToolCallDelta _,ModelEvent.UsageReport _,ModelEvent.Stopped _,ModelEvent.Failed _ -> {
        // They are in the whole answer.
      }
    }
  }

  @Override
  public void retrying(ModelRoute route, int repeated, Duration pause, Problem problem) {
    events.emit(new AgentEvent.Notice(problem.message() + "; asking `" + route.text()
        + "` again in " + Math.max(1, pause.toSeconds()) + " s"));
  }

  @Override
  public void fellBack(ModelRoute to, Problem problem) {
    events.emit(new AgentEvent.Notice(problem.message() + "; asking `" + to.text() + "` instead"));
  }

  @Override
  public void restarted() {
    text.setLength(0);
    events.emit(new AgentEvent.Restarted());
  }
}
