package dev.picode.plugin.manifest;

import java.util.List;
import java.util.Optional;

/// A command an extension contributes. Immutable.
///
/// @param name lower-case letters, digits and hyphens
/// @param description one sentence without a final full stop
/// @param group the heading it stands under in the help
/// @param arguments in declared order, which is the order of the positional ones
/// @param examples command lines without the program's name
public record CommandContribution(
    String name,
    String description,
    String group,
    List<Argument> arguments,
    List<String> examples) {
  /// Copies.
  public CommandContribution {
    arguments = List.copyOf(arguments);
    examples = List.copyOf(examples);
  }

  /// The argument of that name.
  public Optional<Argument> argument(String argument) {
    return arguments.stream().filter(known -> known.name().equals(argument)).findFirst();
  }
}
