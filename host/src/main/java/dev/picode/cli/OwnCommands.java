package dev.picode.cli;

import dev.picode.cli.agent.AgentCommands;
import dev.picode.cli.audit.AuditCommands;
import dev.picode.cli.checkpoint.CheckpointCommands;
import dev.picode.cli.code.CodeCommands;
import dev.picode.cli.command.CliCommand;
import dev.picode.cli.command.CliCommands;
import dev.picode.cli.completion.CompleteCommand;
import dev.picode.cli.completion.CompletionCommand;
import dev.picode.cli.doctor.DoctorCommand;
import dev.picode.cli.extension.ExtCommands;
import dev.picode.cli.hook.HookCommands;
import dev.picode.cli.model.ModelCommands;
import dev.picode.cli.script.EvalCommand;
import dev.picode.cli.script.ScriptCommand;
import dev.picode.cli.secret.SecretCommands;
import dev.picode.cli.session.SessionCommands;
import dev.picode.cli.theme.ThemeCommands;
import dev.picode.cli.tool.ToolCommands;
import dev.picode.cli.trust.TrustCommand;
import dev.picode.plugin.layer.Extensions;
import java.util.ArrayList;
import java.util.List;

/// The program's own commands. Stateless.
final class OwnCommands {
  private OwnCommands() {}

  /// They, and those that extensions contribute.
  ///
  /// @param whole whether every layer of extensions is read, also when a command is found before
  static CliCommands with(Extensions extensions, boolean whole) {
    return new CliCommands(listed(), new CompleteCommand(), ScriptCommand::new, extensions, whole);
  }

  private static List<CliCommand> listed() {
    var own = new ArrayList<>(CodeCommands.questions());
    own.add(AgentCommands.ask());
    own.addAll(CheckpointCommands.all());
    own.addAll(List.of(new EvalCommand(), new RunCommand(), ToolCommands.tool(),
        ModelCommands.provider(), ModelCommands.model(), SessionCommands.session(),
        HookCommands.hook(), new TrustCommand(), AuditCommands.audit(), ExtCommands.ext(),
        SecretCommands.secret(), CodeCommands.index(), new DoctorCommand(), ThemeCommands.theme(),
        new CompletionCommand(), new HelpCommand()));
    return own;
  }
}
