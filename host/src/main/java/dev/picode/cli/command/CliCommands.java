package dev.picode.cli.command;

import dev.picode.plugin.command.CommandRegistry;
import dev.picode.plugin.layer.Extensions;
import dev.picode.problem.Nearest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Every subcommand there is: those of the program, and those that extensions contribute.
/// Confined to one thread.
/// The manifests are read when the first command that is not the program's own is asked for.
public final class CliCommands {
  private final List<CliCommand> own;
  private final CliCommand unlisted;
  private final BiFunction<CommandRegistry.Entry, String, CliCommand> contributed;
  private final Extensions extensions;
  private final CommandRegistry registry;
  private final boolean whole;

  /// The commands of this call.
  ///
  /// @param own those of the program, in the order in which they are listed
  /// @param unlisted one more of the program, which no help lists
  /// @param contributed makes a command of what an extension contributes and the name it was asked for by
  /// @param whole whether every layer is read, also when a command is found before
  public CliCommands(List<CliCommand> own, CliCommand unlisted,
      BiFunction<CommandRegistry.Entry, String, CliCommand> contributed, Extensions extensions,
      boolean whole) {
    this.own = List.copyOf(own);
    this.unlisted = unlisted;
    this.contributed = contributed;
    this.extensions = extensions;
    this.whole = whole;
    var taken = new ArrayList<>(own.stream().map(CliCommand::name).toList());
    taken.add(unlisted.name());
    this.registry = new CommandRegistry(extensions, taken);
  }

  /// The extensions that contribute them.
  public Extensions extensions() {
    return extensions;
  }

  /// The commands that extensions contribute.
  CommandRegistry registry() {
    return registry;
  }

  /// The command of that name, or `null`.
  public @Nullable CliCommand find(String name) {
    for (CliCommand command : own) {
      if (command.name().equals(name)) {
        return command;
      }
    }
    if (unlisted.name().equals(name)) {
      return unlisted;
    }
    if (whole) {
      extensions.all();
    }
    return registry.find(name).map(entry -> contributed.apply(entry, name)).orElse(null);
  }

  /// All commands by group and name; the program's own groups come last.
  public List<CliCommand> all() {
    var all = new ArrayList<CliCommand>();
    for (CommandRegistry.Entry entry : registry.commands()) {
      all.add(contributed.apply(entry, entry.command().name()));
    }
    all.sort(Comparator.comparing(CliCommand::group).thenComparing(CliCommand::name));
    all.addAll(own);
    return all;
  }

  /// What is said of commands that did not get their name, a sentence each.
  public List<String> clashes() {
    return registry.clashes();
  }

  /// The name of a command that is nearly this one, or `null`.
  public @Nullable String nearest(String name) {
    return Nearest.to(name, all().stream().map(CliCommand::name).toList());
  }
}
