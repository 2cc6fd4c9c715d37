package dev.picode.agent.loop;

import dev.picode.agent.AgentEvent;
import dev.picode.agent.AgentModel;
import dev.picode.agent.AgentTool;
import dev.picode.agent.context.AgentContext;
import dev.picode.agent.context.ContextParts;
import dev.picode.llm.Message;
import dev.picode.llm.Part;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/// A model that works with tools until it is done. Safe for many threads, one of which runs it at a time.
///
/// Interrupting the thread that runs it stops it wherever it is, and uses the interrupt up: what was said by then is kept,
/// and the conversation can go on. An agent holds nothing but its setup, so another model is another agent with the same
/// session.
public final class Agent {
  private final AgentSetup setup;
  private final Window window;
  private final ConcurrentLinkedQueue<String> queue = new ConcurrentLinkedQueue<>();

  /// An agent.
  public Agent(AgentSetup setup) {
    this.setup = setup;
    this.window = new Window(setup);
  }

  /// Works on what a person typed; blocks until it is done or cannot go on.
  ///
  /// @return also what went wrong on the way; the listener heard it last
  public AgentEvent.Ended run(String prompt) {
    return run(List.of(new Part.Text(prompt)));
  }

  /// Works on what a person gave it.
  ///
  /// @param prompt words and pictures; the words count as typed
  /// @throws IllegalArgumentException where there is nothing in it
  public AgentEvent.Ended run(List<Part> prompt) {
    return new Run(setup, window, queue).whole(prompt);
  }

  /// Says something while it runs: the model hears it with its next turn. Where it does not run it waits for the next
  /// prompt.
  public void queue(String prompt) {
    queue.add(prompt);
  }

  /// What was said with [#queue] and not taken yet.
  public List<String> queued() {
    return List.copyOf(queue);
  }

  /// What fills the window where so much was said, or would with the first words.
  ///
  /// @param tools what it can do
  public static ContextParts context(AgentModel model, List<AgentTool> tools, AgentContext context,
      AgentLimits limits, List<Message> said) {
    return new WindowParts(model, tools, context, limits).of(said);
  }

  /// What fills the window now.
  public ContextParts context() {
    return window.parts();
  }

  /// Shortens the conversation, as it does by itself when the window fills.
  ///
  /// @param instructions what the summary is to keep above all, or null
  /// @return whether there was something to shorten
  /// @throws dev.picode.problem.PiCodeException `cancelled`, `hook-denied` and what asking the model throws
  public boolean compact(@Nullable String instructions) {
    return new Compaction(setup, window).run(instructions);
  }
}
