package dev.picode.repl;

import java.util.Locale;
import java.util.Optional;

/// A command of the prompt's own. Immutable.
enum OwnCommand {
  /// Help.
  HELP("Lists the commands, or tells about one"),
  /// The history.
  HISTORY("Shows the lines that were entered here, with an argument those that hold it"),
  /// A new conversation.
  NEW("Begins a new conversation with the agent"),
  /// What fills the window.
  CONTEXT("Shows what fills the window of the model; /context TASK packs what matters for a task"),
  /// A call of a tool.
  EXPAND(
      "Shows the last tool call with its whole answer, /expand 2 the one before; Ctrl-O does so too"),
  /// The model.
  MODEL("Shows the model of the conversation, or changes it: /model PROVIDER/MODEL"),
  /// The provider.
  PROVIDER("Shows the provider of the conversation, or changes it: /provider NAME"),
  /// An empty screen.
  CLEAR("Clears the screen"),
  /// The settings.
  CONFIG("Shows the settings and where each comes from"),
  /// The extensions.
  EXTENSIONS("Lists the extensions of every layer"),
  /// What runs in the background.
  TASKS("Shows what runs in the background; /tasks cancel N ends a task"),
  /// Aliases.
  ALIAS("Lists the aliases, or adds one for this session: /alias a=/analyze"),
  /// The end.
  EXIT("Leaves, or leaves the script mode; Ctrl-D does so too");

  private final String description;

  OwnCommand(String description) {
    this.description = description;
  }

  /// What it is called.
  String title() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// One sentence without a final full stop.
  String description() {
    return description;
  }

  /// The command of that name.
  static Optional<OwnCommand> find(String name) {
    for (OwnCommand command : values()) {
      if (command.title().equals(name)) {
        return Optional.of(command);
      }
    }
    return name.equals("quit") ? Optional.of(EXIT) : Optional.empty();
  }
}
