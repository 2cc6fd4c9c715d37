package dev.picode.sandbox.capability;

/// The command that a permission `commands` names: `todo`, whoever has that name, or `acme.todo:todo`, that
/// of one extension. Immutable.
///
/// A command is covered by the name it is called by and by no other: `todo` does not cover
/// `evil.pack:todo`.
///
/// @param name the name as it is called
public record CommandName(String name) {
  /// Checks.
  ///
  /// @throws InvalidScopeException where it is no name of a command
  public CommandName {
    if (!name.matches("(?:[a-z0-9.-]+:)?[a-z0-9-]+")) {
      throw new InvalidScopeException("`" + name + "` is not the name of a command: it looks like"
          + " `todo` or `acme.todo:todo`, and each is named in full");
    }
  }

  /// The scope that a text stands for.
  ///
  /// @throws InvalidScopeException where it is none
  public static CommandName parse(String text) {
    return new CommandName(text);
  }

  /// The text that parses to this.
  @Override
  public String toString() {
    return name;
  }
}
