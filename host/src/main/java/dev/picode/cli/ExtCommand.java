package dev.picode.cli;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `picode ext`: extensions. Without a subcommand it shows its help. Immutable.
final class ExtCommand implements ExtVerb {
  private static final List<CliCommand> VERBS = List.of(new ExtListCommand(), new ExtInfoCommand(),
      new ExtAddCommand(), new ExtUpdateCommand(), new ExtRemoveCommand(),
      new ExtSwitchCommand(true), new ExtSwitchCommand(false), new ExtLockCommand(),
      new ExtNewCommand(), new ExtTestCommand(), new ExtTopCommand(), new ExtReloadCommand());

  @Override
  public String name() {
    return "ext";
  }

  @Override
  public String description() {
    return "Installs, updates and looks at extensions";
  }

  @Override
  public CommandSpec spec() {
    return CommandSpec.create();
  }

  @Override
  public List<CliCommand> subcommands() {
    return VERBS;
  }

  @Override
  public int run(ParseResult parsed, CliSession session) {
    return Help.show(this, session);
  }
}
