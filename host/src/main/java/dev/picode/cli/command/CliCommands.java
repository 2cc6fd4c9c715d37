package dev.picode.cli;

import dev.picode.plugin.command.CommandRegistry;
import dev.picode.plugin.layer.Extensions;
import dev.picode.problem.Nearest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Every subcommand there is: those of the program, and those that extensions contribute.
/// Confined to one thread.
/// The manifests are read when the first command that is not the program's own is asked for.
final class CliCommands {
  private final List<CliCommand> own = List.of(new ContextCommand(), new DepsCommand(),
      new MapCommand(), new OutlineCommand(), new RefsCommand(), new RelatedCommand(),
      new SearchCommand(), new SymbolsCommand(), new AskCommand(), new DiffCommand(),
      new UndoCommand(), new RestoreCommand(), CommandGroups.checkpoint(), new EvalCommand(),
      new RunCommand(), CommandGroups.tool(), CommandGroups.provider(), CommandGroups.model(),
      CommandGroups.session(), CommandGroups.hook(), new TrustCommand(), CommandGroups.audit(),
      CommandGroups.ext(),
      CommandGroups.secret(), new IndexCommand(), new DoctorCommand(), CommandGroups.theme(),
      new CompletionCommand(), new HelpCommand());
  private final CliCommand complete = new CompleteCommand();
  private final Extensions extensions;
  private final CommandRegistry registry;
  private final boolean whole;

  /// The commands of this call.
  ///
  /// @param whole whether every layer is read, also when a command is found before
  CliCommands(Extensions extensions, boolean whole) {
    this.extensions = extensions;
    this.whole = whole;
    var taken = new ArrayList<>(own.stream().map(CliCommand::name).toList());
    taken.add(complete.name());
    this.registry = new CommandRegistry(extensions, taken);
  }

  /// The extensions that contribute them.
  Extensions extensions() {
    return extensions;
  }

  /// The commands that extensions contribute.
  CommandRegistry registry() {
    return registry;
  }

  /// The command of that name, or `null`.
  @Nullable CliCommand find(String name) {
    for (CliCommand command : own) {
      if (command.name().equals(name)) {
        return command;
      }
    }
    if (complete.name().equals(name)) {
      return complete;
    }
    if (whole) {
      extensions.all();
    }
    return registry.find(name).map(entry -> new ScriptCommand(entry, name)).orElse(null);
  }

  /// All commands by group and name; the program's own groups come last.
  List<CliCommand> all() {
    var all = new ArrayList<CliCommand>();
    for (CommandRegistry.Entry entry : registry.commands()) {
      all.add(new ScriptCommand(entry, entry.command().name()));
    }
    all.sort(Comparator.comparing(CliCommand::group).thenComparing(CliCommand::name));
    all.addAll(own);
    return all;
  }

  /// What is said of commands that did not get their name, a sentence each.
  List<String> clashes() {
    return registry.clashes();
  }

  /// The name of a command that is nearly this one, or `null`.
  @Nullable String nearest(String name) {
    return Nearest.to(name, all().stream().map(CliCommand::name).toList());
  }
}
