package dev.picode.cli.hook;

import dev.picode.cli.command.CliCommand;
import dev.picode.cli.command.CliSession;
import dev.picode.cli.command.CliSpecs;
import dev.picode.plugin.command.CommandResult;
import dev.picode.plugin.hook.GitHookScripts;
import dev.picode.plugin.hook.HookPipeline;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.process.ProcessLimits;
import dev.picode.process.ProcessRequest;
import dev.picode.process.ProcessResult;
import dev.picode.process.Programs;
import dev.picode.terminal.Display;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// `picode hook install`: writes Git's hooks, which call PiCode. Immutable.
final class HookInstallCommand implements CliCommand {
  /// What guards a repository, whoever listens today.
  private static final List<String> GUARDS = List.of("commit-msg", "pre-push");

  @Override
  public String name() {
    return "install";
  }

  @Override
  public String group() {
    return "Scripting";
  }

  @Override
  public String description() {
    return "Writes Git hooks that fire events; what is there is kept and run first";
  }

  @Override
  public CommandSpec spec() {
    return CliSpecs.empty()
        .addPositional(names())
        .addOption(all("Install all of them: " + String.join(", ", GitHookScripts.NAMES)))
        .addOption(CliSpecs.flag("Let them pass where PiCode is not installed", "--optional"));
  }

  static PositionalParamSpec names() {
    return CliSpecs.rest(0, "NAME", "Which Git hooks");
  }

  static OptionSpec all(String description) {
    return CliSpecs.flag(description, "--all");
  }

  @Override
  public int run(ParseResult parsed, CliSession session) {
    List<String> names = named(parsed);
    if (names.isEmpty()) {
      names = parsed.hasMatchedOption("--all")
          ? GitHookScripts.NAMES
          : wanted(session.pipeline());
    }
    Path folder = folder(session);
    List<GitHookScripts.Done> done = new GitHookScripts(folder).install(names, program(session),
        parsed.hasMatchedOption("--optional"));
    show(session, folder, done);
    if (!folder.startsWith(session.workspace().root())
        && !Files.exists(folder.resolveSibling("HEAD"))) {
      session.output()
          .notice("`core.hooksPath` says that the hooks are in `" + folder
              + "`, where other repositories may find them too");
    }
    return 0;
  }

  /// The guards, and what somebody listens to.
  private static List<String> wanted(HookPipeline hooks) {
    return GitHookScripts.NAMES.stream()
        .filter(name -> GUARDS.contains(name)
            || hooks.listens(String.valueOf(HookGitCommand.EVENTS.get(name))))
        .toList();
  }

  /// The names that were given.
  static List<String> named(ParseResult parsed) {
    var names = new ArrayList<String>();
    List<?> given = parsed.matchedPositionalValue(0, List.of());
    for (Object name : given) {
      if (!GitHookScripts.NAMES.contains(String.valueOf(name))) {
        throw Problem.of("argument-invalid", ProblemKind.USER,
            "`" + name + "` is none of Git's hooks that PiCode knows",
            "it knows " + String.join(", ", GitHookScripts.NAMES)).toException();
      }
      names.add(String.valueOf(name));
    }
    return names;
  }

  /// Git's folder of hooks, as Git itself says.
  static Path folder(CliSession session) {
    HookGitCommand.repository(session);
    var programs = new Programs(session.workspace(), session.process().environment());
    Path root = session.workspace().root();
    ProcessResult answer = session.outside()
        .processes()
        .run(new ProcessRequest(programs.find("git"), List.of("rev-parse", "--git-path", "hooks"),
            root, gitEnvironment(session), ""), ProcessLimits.DEFAULT);
    String said = answer.stdout().text().strip();
    if (answer.exitCode() != 0 || said.isEmpty()) {
      throw Problem.of("git-unreadable", ProblemKind.EXTERNAL,
          "`git` does not say where its hooks are: " + answer.stderr().text().strip())
          .toException();
    }
    return root.resolve(said).toAbsolutePath().normalize();
  }

  /// What tells `git` where its settings are.
  private static Map<String, String> gitEnvironment(CliSession session) {
    var kept = new LinkedHashMap<String, String>();
    session.process().environment().forEach((name, value) -> {
      if (name.startsWith("GIT_CONFIG") || name.equals("XDG_CONFIG_HOME")) {
        kept.put(name, value);
      }
    });
    return kept;
  }

  /// The launcher of this program, `null` where it was not started by one.
  private static @Nullable Path program(CliSession session) {
    String home = session.process().property().apply("picode.home");
    Path launcher = home == null ? null : Path.of(home, "bin", "picode");
    return launcher != null && Files.isExecutable(launcher) ? launcher : null;
  }

  /// Shows what was done.
  static void show(CliSession session, Path folder, List<GitHookScripts.Done> done) {
    var rows = new ArrayList<Map<String, @Nullable Object>>();
    for (GitHookScripts.Done each : done) {
      var row = new LinkedHashMap<String, @Nullable Object>();
      row.put("hook", each.name());
      row.put("event", HookGitCommand.EVENTS.get(each.name()));
      row.put("done", each.done());
      row.put("kept", each.kept());
      row.put("file", folder.resolve(each.name()).toString());
      rows.add(row);
    }
    session.output()
        .result(new CommandResult(
            new Display.Table(List.of("hook", "event", "done", "kept"), rows), 0));
  }
}
