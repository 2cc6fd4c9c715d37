package dev.picode.cli;

import dev.picode.plugin.BuiltinExtensions;
import dev.picode.plugin.Extension;
import dev.picode.plugin.FolderExtension;
import dev.picode.plugin.command.CommandRegistry;
import dev.picode.plugin.project.ProjectContents;
import dev.picode.problem.Nearest;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.trust.ProjectTrust;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Every subcommand there is: those of the program, and those that extensions contribute.
/// Confined to one thread.
/// The manifests are read when the first command that is not the program's own is asked for.
final class CliCommands {
  private final List<CliCommand> own = List.of(new EvalCommand(), new TrustCommand(),
      new AuditCommand(), new DoctorCommand(), new CompletionCommand(), new HelpCommand());
  private final Path base;
  private final List<String> folders;
  private final Supplier<ProjectTrust> project;
  private final Set<String> notices = new LinkedHashSet<>();
  private @Nullable CommandRegistry registry;
  private @Nullable CommandRegistry withProject;

  /// The commands of this call.
  ///
  /// @param base the folder that relative paths are relative to
  /// @param folders folders of extensions that are asked for
  /// @param project gives the project that the call is made in
  CliCommands(Path base, List<String> folders, Supplier<ProjectTrust> project) {
    this.base = base;
    this.folders = folders;
    this.project = project;
  }

  /// The command of that name, or `null`.
  @Nullable CliCommand find(String name) {
    for (CliCommand command : own) {
      if (command.name().equals(name)) {
        return command;
      }
    }
    CommandRegistry.Entry entry = registry().find(name).orElse(null);
    if (entry == null) {
      entry = withProject().find(name).orElse(null);
      notices.addAll(project.get().notices());
    }
    return entry == null ? null : new ScriptCommand(entry, name);
  }

  /// All commands by group and name; the program's own groups come last.
  List<CliCommand> all() {
    var all = new ArrayList<CliCommand>();
    for (CommandRegistry.Entry entry : withProject().commands()) {
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

  /// The commands of all but the project's extensions, so that a command of PiCode's does not wait for
  /// what a project brings.
  private CommandRegistry registry() {
    CommandRegistry known = registry;
    if (known == null) {
      known = registry(extensions());
      registry = known;
    }
    return known;
  }

  private CommandRegistry withProject() {
    CommandRegistry known = withProject;
    if (known == null) {
      List<Extension> more = project.get()
          .trusted()
          .map(files -> ProjectContents.load(files, notices::add))
          .orElse(List.of());
      known = more.isEmpty() ? registry() : registry(withoutClashes(more));
      withProject = known;
    }
    return known;
  }

  private CommandRegistry registry(List<Extension> extensions) {
    var made = CommandRegistry.of(extensions, own.stream().map(CliCommand::name).toList());
    notices.addAll(made.clashes());
    return made;
  }

  /// A project cannot bring an extension with the id of another one, which it would pass for.
  private List<Extension> withoutClashes(List<Extension> more) {
    var extensions = extensions();
    for (Extension extension : more) {
      Extension first = extensions.stream()
          .filter(other -> other.id().equals(extension.id()))
          .findFirst()
          .orElse(null);
      if (first == null) {
        extensions.add(extension);
      } else {
        notices.add("the extension in `" + extension.from() + "` is left out: `" + extension.id()
            + "` is that in `" + first.from() + "`");
      }
    }
    return extensions;
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
