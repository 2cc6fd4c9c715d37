package dev.picode.cli;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `picode audit`: looks at the audit log. Without a subcommand it shows the last entries. Immutable.
final class AuditCommand implements CliCommand {
  private static final AuditTailCommand TAIL = new AuditTailCommand();

  @Override
  public String name() {
    return "audit";
  }

  @Override
  public String group() {
    return "Safety";
  }

  @Override
  public String description() {
    return "Shows and checks the record of what extensions did and were refused";
  }

  @Override
  public CommandSpec spec() {
    return CommandSpec.create();
  }

  @Override
  public List<CliCommand> subcommands() {
    return List.of(TAIL, new AuditWhyCommand(), new AuditVerifyCommand());
  }

  @Override
  public int run(ParseResult parsed, CliSession session) {
    return TAIL.run(parsed, session);
  }
}
