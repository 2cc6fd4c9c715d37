package dev.picode.cli.agent;

import dev.picode.cli.command.CliCommand;

/// The commands that talk to the agent. Stateless.
public final class AgentCommands {
  private AgentCommands() {}

  /// `picode ask`, alone.
  public static CliCommand ask() {
    return new AskCommand();
  }

  /// Words that go on with a conversation.
  public static CliCommand ask(Talk talk) {
    return new AskCommand(talk);
  }

  /// A command of the prompt on a conversation.
  ///
  /// @param name `context`, `expand`, `model` or `provider`
  public static CliCommand on(Talk talk, String name) {
    return switch (name) {
      case "context" -> new WindowCommand(talk);
      case "expand" -> new ExpandCommand(talk);
      case "model", "provider" -> new TalkModelCommand(talk, name);
      default -> throw new IllegalArgumentException(name);
    };
  }
}
