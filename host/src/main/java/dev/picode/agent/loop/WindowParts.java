package dev.picode.agent.loop;

import dev.picode.agent.AgentModel;
import dev.picode.agent.AgentTool;
import dev.picode.agent.context.AgentContext;
import dev.picode.agent.context.ContextParts;
import dev.picode.agent.context.ContextShare;
import dev.picode.agent.context.Origin;
import dev.picode.context.rank.TokenCounter;
import dev.picode.llm.Message;
import dev.picode.llm.ModelRequest;
import dev.picode.llm.Part;
import dev.picode.llm.Role;
import dev.picode.llm.ToolChoice;
import dev.picode.llm.ToolSpec;
import dev.picode.llm.token.RequestTokens;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// How a model's window is filled, part by part. Immutable.
record WindowParts(AgentModel model, List<AgentTool> tools, AgentContext context,
    AgentLimits limits) {
  /// Where nobody knows a model's window.
  static final long USUAL = 128_000;

  /// The tools as the model is told of them; none where it takes none.
  List<ToolSpec> described() {
    return model.info().supports().tools()
        ? tools.stream().map(AgentTool::spec).toList()
        : List.of();
  }

  /// How many tokens fit.
  long size() {
    long known = model.info().supports().maxContextTokens();
    return known > 0 ? known : USUAL;
  }

  /// From how many on the conversation is shortened.
  long threshold() {
    return (long) (size() * limits.compactAt());
  }

  /// What fills it where so much was said.
  ContextParts of(List<Message> said) {
    var shares = new ArrayList<>(context.shares());
    var none = List.of(Message.user(""));
    long takes = RequestTokens.estimate(ModelRequest.of("", none)
        .withTools(described(), new ToolChoice.Auto()))
        - RequestTokens.estimate(ModelRequest.of("", none));
    shares.add(new ContextShare("tools", Origin.PICODE, takes));
    var parts = new LinkedHashMap<String, ContextShare>();
    for (Message message : said) {
      for (Part part : message.parts()) {
        long tokens = RequestTokens.count(new Message(message.role(), List.of(part)),
            TokenCounter.estimate());
        ContextShare share = share(message.role(), part, tokens);
        parts.merge(share.name(), share, (one, more) -> new ContextShare(one.name(),
            one.origin(), one.tokens() + more.tokens()));
      }
    }
    shares.addAll(parts.values());
    long all = shares.stream().mapToLong(ContextShare::tokens).sum();
    return new ContextParts(shares, all, size(), model.info().supports().maxContextTokens() > 0,
        threshold());
  }

  private static ContextShare share(Role role, Part part, long tokens) {
    return switch (part) {
      case Part.ToolResult _ -> new ContextShare("results of tools", Origin.TOOL, tokens);
      case Part.Text(var text) when role == Role.USER && text.contains("origin=\"repo\"") ->
        new ContextShare(AgentContext.nameOf(text), Origin.REPO, tokens);
      default -> role == Role.USER
          ? new ContextShare("what you said", Origin.USER, tokens)
          : new ContextShare("what the model said", Origin.MODEL, tokens);
    };
  }
}
