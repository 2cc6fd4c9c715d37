package dev.picode.cli;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `picode hook`: shows, tries and installs hooks. Without a subcommand it lists them. Immutable.
final class HookCommand implements CliCommand {
  private static final HookListCommand LIST = new HookListCommand();

  @Override
  public String name() {
    return "hook";
  }

  @Override
  public String group() {
    return "Scripting";
  }

  @Override
  public String description() {
    return "Shows, tries and installs hooks";
  }

  @Override
  public CommandSpec spec() {
    return CommandSpec.create();
  }

  @Override
  public List<CliCommand> subcommands() {
    return List.of(LIST, new HookRunCommand(), new HookReplayCommand(), new HookSimulateCommand(),
        new HookInstallCommand(), new HookUninstallCommand(), new HookGitCommand());
  }

  @Override
  public int run(ParseResult parsed, CliSession session) {
    return LIST.run(parsed, session);
  }
}
