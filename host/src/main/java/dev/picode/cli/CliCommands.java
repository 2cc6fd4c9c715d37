package dev.picode.cli;

import dev.picode.plugin.BuiltinExtensions;
import dev.picode.plugin.Extension;
import dev.picode.plugin.FolderExtension;
import dev.picode.plugin.command.CommandRegistry;
import dev.picode.problem.Nearest;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Every subcommand there is: those of the program, and those that extensions contribute.
/// Confined to one thread.
/// The manifests are read when the first command that is not the program's own is asked for.
final class CliCommands {
  private final List<CliCommand> own = List.of(new EvalCommand(), new DoctorCommand(),
      new CompletionCommand(), new HelpCommand());
  private final Path base;
  private final List<String> folders;
  private final List<String> notices = new ArrayList<>();
  private @Nullable CommandRegistry registry;

  /// The commands of this call.
  ///
  /// @param base the folder that relative paths are relative to
  /// @param folders folders of extensions that are asked for
  CliCommands(Path base, List<String> folders) {
    this.base = base;
    this.folders = folders;
  }

  /// The command of that name, or `null`.
  @Nullable CliCommand find(String name) {
    for (CliCommand command : own) {
      if (command.name().equals(name)) {
        return command;
      }
    }
    return registry().find(name).map(entry -> new ScriptCommand(entry, name)).orElse(null);
  }

  /// All commands by group and name; the program's own groups come last.
  List<CliCommand> all() {
    var all = new ArrayList<CliCommand>();
    for (CommandRegistry.Entry entry : registry().commands()) {
      all.add(new ScriptCommand(entry, entry.command().name()));
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
      known = CommandRegistry.of(extensions(), own.stream().map(CliCommand::name).toList());
      notices.addAll(known.clashes());
      registry = known;
    }
    return known;
  }

  private List<Extension> extensions() {
    var extensions = new ArrayList<>(BuiltinExtensions.open().extensions(notices::add));
    for (String folder : folders) {
      Extension extension = FolderExtension.open(base.resolve(folder), folder);
      Extension first = extensions.stream()
          .filter(other -> other.id().equals(extension.id()))
          .findFirst()
          .orElse(null);
      if (first == null) {
        extensions.add(extension);
      } else if (!first.from().equals(extension.from())) {
        throw Problem.of("extension-clash", ProblemKind.USER,
            "two extensions are called `" + extension.id() + "`: that in `" + first.from()
                + "` and that in `" + extension.from() + "`",
            "use one of them, or change the `id` of one").toException();
      }
    }
    return extensions;
  }
}
