package dev.picode.cli.audit;

import dev.picode.cli.command.CliCommand;
import dev.picode.cli.command.CommandGroup;

/// The commands on the audit log. Stateless.
public final class AuditCommands {
  private AuditCommands() {}

  /// `picode audit`: looks at the audit log.
  public static CliCommand audit() {
    return CommandGroup.runningFirst("audit", "Safety",
        "Shows and checks the record of what extensions did and were refused",
        new AuditTailCommand(), new AuditWhyCommand(), new AuditVerifyCommand());
  }
}
