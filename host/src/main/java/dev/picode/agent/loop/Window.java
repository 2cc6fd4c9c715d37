package dev.picode.agent.loop;

import dev.picode.agent.context.ContextParts;
import dev.picode.agent.context.ContextShare;
import dev.picode.agent.context.Origin;
import dev.picode.context.rank.TokenCounter;
import dev.picode.llm.Message;
import dev.picode.llm.ModelRequest;
import dev.picode.llm.Part;
import dev.picode.llm.RequestLimits;
import dev.picode.llm.Role;
import dev.picode.llm.ToolChoice;
import dev.picode.llm.ToolSpec;
import dev.picode.llm.Usage;
import dev.picode.llm.token.RequestTokens;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What the model is sent, and how much of its window that takes. Safe for many threads.
///
/// Tokens are estimated from the texts, and put right by what the provider counted at the request before.
final class Window {
  /// Where nobody knows a model's window.
  static final long USUAL = 128_000;

  private final AgentSetup setup;
  private final List<ToolSpec> tools;
  private long estimated;
  private long counted;

  Window(AgentSetup setup) {
    this.setup = setup;
    this.tools = setup.model().info().supports().tools()
        ? setup.tools().stream().map(tool -> tool.spec()).toList()
        : List.of();
  }

  /// How many tokens fit.
  long size() {
    long known = setup.model().info().supports().maxContextTokens();
    return known > 0 ? known : USUAL;
  }

  /// From how many on the conversation is shortened.
  long threshold() {
    return (long) (size() * setup.limits().compactAt());
  }

  /// The next request. There has to be a message.
  ModelRequest request() {
    var messages = new ArrayList<>(setup.session().conversation().messages());
    Message last = messages.removeLast();
    messages.add(new Message(last.role(), last.parts(), true));
    return new ModelRequest(setup.model().info().id(), setup.context().system(), messages, tools,
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
    var shares = new ArrayList<>(setup.context().shares());
    var none = List.of(Message.user(""));
    long described = RequestTokens.estimate(ModelRequest.of("", none)
        .withTools(tools, new ToolChoice.Auto())) - RequestTokens.estimate(
            ModelRequest.of("", none));
    shares.add(new ContextShare("tools", Origin.PICODE, described));
    var said = new EnumMap<Origin, Long>(Origin.class);
    setup.session().conversation().messages().forEach(message -> count(message, said));
    said.forEach((origin, tokens) -> shares.add(new ContextShare(switch (origin) {
      case USER -> "what you said";
      case REPO -> "files";
      case TOOL -> "results of tools";
      case MODEL -> "what the model said";
      case PICODE -> "notes";
    }, origin, tokens)));
    long all = shares.stream().mapToLong(ContextShare::tokens).sum();
    return new ContextParts(shares, all, size(),
        setup.model().info().supports().maxContextTokens() > 0, threshold());
  }

  private static void count(Message message, Map<Origin, Long> said) {
    for (Part part : message.parts()) {
      Origin origin = switch (part) {
        case Part.ToolResult _ -> Origin.TOOL;
        case Part.Text text when message.role() == Role.USER && text.text()
            .contains("origin=\"repo\"") ->
          Origin.REPO;
        default -> message.role() == Role.USER ? Origin.USER : Origin.MODEL;
      };
      said.merge(origin, RequestTokens.count(new Message(message.role(), List.of(part)),
          TokenCounter.estimate()), Long::sum);
    }
  }
}
