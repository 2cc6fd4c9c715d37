package dev.picode.agent.loop;

import dev.picode.agent.context.ContextParts;
import dev.picode.llm.Message;
import dev.picode.llm.ModelRequest;
import dev.picode.llm.RequestLimits;
import dev.picode.llm.ToolChoice;
import dev.picode.llm.Usage;
import dev.picode.llm.token.RequestTokens;
import java.util.ArrayList;

/// What the model is sent, and how much of its window that takes. Safe for many threads.
///
/// Tokens are estimated from the texts, and put right by what the provider counted at the request before.
final class Window {
  private final AgentSetup setup;
  private final WindowParts parts;
  private long estimated;
  private long counted;

  Window(AgentSetup setup) {
    this.setup = setup;
    this.parts = new WindowParts(setup.model(), setup.tools(), setup.context(),
        setup.limits());
  }

  /// How many tokens fit.
  long size() {
    return parts.size();
  }

  /// From how many on the conversation is shortened.
  long threshold() {
    return parts.threshold();
  }

  /// The next request. There has to be a message.
  ModelRequest request() {
    var messages = new ArrayList<>(setup.session().conversation().messages());
    Message last = messages.removeLast();
    messages.add(new Message(last.role(), last.parts(), true));
    return new ModelRequest(setup.model().info().id(), setup.context().system(), messages,
        parts.described(),
        new ToolChoice.Auto(), RequestLimits.NONE, null, null, setup.schema());
  }

  /// How many tokens a request takes.
  synchronized long tokens(ModelRequest request) {
    long now = RequestTokens.estimate(request);
    return counted == 0 ? now : Math.max(0, counted + now - estimated);
  }

  /// Remembers what a request took.
  synchronized void learn(ModelRequest request, Usage usage) {
    counted = usage.input() + usage.cacheRead() + usage.cacheWrite();
    estimated = RequestTokens.estimate(request);
  }

  /// What it was put right by holds no more: the conversation is another one.
  synchronized void forget() {
    counted = 0;
    estimated = 0;
  }

  ContextParts parts() {
    return parts.of(setup.session().conversation().messages());
  }
}
