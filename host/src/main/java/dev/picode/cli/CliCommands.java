package dev.picode.cli;

import dev.picode.plugin.BuiltinExtensions;
import dev.picode.plugin.command.CommandRegistry;
import dev.picode.problem.Nearest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Every subcommand there is: those of the program, and those that extensions contribute.
/// Confined to one thread.
/// The manifests are read when the first command that is not the program's own is asked for.
final class CliCommands {
  private final List<CliCommand> own = List.of(new EvalCommand(), new TrustCommand(),
      new AuditCommand(), new DoctorCommand(), new CompletionCommand(), new HelpCommand());
  private final List<String> notices = new ArrayList<>();
  private @Nullable CommandRegistry registry;

  /// The command of that name, or `null`.
  @Nullable CliCommand find(String name) {
    for (CliCommand command : own) {
      if (command.name().equals(name)) {
        return command;
      }
    }
    return registry().find(name).map(ScriptCommand::new).orElse(null);
  }

  /// All commands by group and name; the program's own groups come last.
  List<CliCommand> all() {
    var all = new ArrayList<CliCommand>();
    for (CommandRegistry.Entry entry : registry().commands()) {
      all.add(new ScriptCommand(entry));
    }
    all.sort(Comparator.comparing(CliCommand::group).thenComparing(CliCommand::name));
    all.addAll(own);
    return all;
  }

  /// The name of a command that is nearly this one, or `null`.
  @Nullable String nearest(String name) {
    return Nearest.to(name, all().stream().map(CliCommand::name).toList());
  }

  /// What was left out and why, a sentence each; as far as the manifests have been read.
  List<String> notices() {
    return List.copyOf(notices);
  }

  private CommandRegistry registry() {
    CommandRegistry known = registry;
    if (known == null) {
      known = CommandRegistry.of(BuiltinExtensions.open().extensions(notices::add));
      registry = known;
    }
    return known;
  }
}
