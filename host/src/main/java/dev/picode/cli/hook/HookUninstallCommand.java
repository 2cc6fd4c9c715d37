package dev.picode.cli.hook;

import dev.picode.cli.command.CliCommand;
import dev.picode.cli.command.CliSession;
import dev.picode.cli.command.CliSpecs;
import dev.picode.plugin.hook.GitHookScripts;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `picode hook uninstall`: takes away what `picode hook install` wrote. Immutable.
final class HookUninstallCommand implements CliCommand {
  @Override
  public String name() {
    return "uninstall";
  }

  @Override
  public String group() {
    return "Scripting";
  }

  @Override
  public String description() {
    return "Takes the Git hooks of PiCode away and puts back what was there before";
  }

  @Override
  public CommandSpec spec() {
    return CliSpecs.empty()
        .addPositional(HookInstallCommand.names())
        .addOption(HookInstallCommand.all("Take all of them away, as without a name"));
  }

  @Override
  public int run(ParseResult parsed, CliSession session) {
    List<String> names = HookInstallCommand.named(parsed);
    Path folder = HookInstallCommand.folder(session);
    HookInstallCommand.show(session, folder, new GitHookScripts(folder).uninstall(
        names.isEmpty() ? GitHookScripts.NAMES : names));
    return 0;
  }
}
