package dev.picode.cli.checkpoint;

import dev.picode.audit.AuditEntry;
import dev.picode.audit.AuditKind;
import dev.picode.checkpoint.Checkpoints;
import dev.picode.checkpoint.Restored;
import dev.picode.cli.command.CliSession;
import dev.picode.plugin.command.CommandResult;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.sandbox.json.JsonMembers;
import dev.picode.terminal.Display;

/// What the commands that look at checkpoints share. Stateless.
final class CheckpointText {
  private CheckpointText() {}

  /// The checkpoints of the workspace a command is about.
  static Checkpoints of(CliSession session) {
    return Checkpoints.of(session.workspace(), session.folders().data(), session.clock());
  }

  /// A number from 1 that was given as an argument.
  static long number(String label, String text, String expected) {
    String digits = text.startsWith("#") ? text.substring(1) : text;
    if (!digits.matches("[1-9]\\d{0,17}")) {
      throw Problem.of("argument-invalid", ProblemKind.USER,
          "the argument `" + label + "` is `" + text + "`, expected " + expected,
          "`picode checkpoint list` shows the checkpoints").toException();
    }
    return Long.parseLong(digits);
  }

  /// Shows what was brought back, and writes it down.
  ///
  /// @param act what was done, in words
  /// @return the exit code: 1 where some files were left
  static int show(CliSession session, String act, Restored restored) {
    if (!restored.changed().isEmpty()) {
      var _ = session.audit()
          .append(AuditEntry.ofPerson(AuditKind.WRITE, act, "done",
              JsonMembers.of("paths", restored.changed(), "checkpoint", restored.kept())));
    }
    var text = new StringBuilder();
    restored.changed().forEach(path -> text.append("restored ").append(path).append('\n'));
    restored.left().forEach(line -> text.append("left ").append(line).append('\n'));
    if (restored.changed().isEmpty() && restored.left().isEmpty()) {
      text.append("the files already are what they were\n");
    }
    if (restored.kept() > 0) {
      text.append("`picode restore ").append(restored.kept()).append("` takes this back");
    }
    int exit = restored.left().isEmpty() ? 0 : 1;
    session.output()
        .result(new CommandResult(new Display.Text(text.toString().strip(),
            JsonMembers.of("taken", restored.taken(), "restored", restored.changed(), "left",
                restored.left(), "checkpoint", restored.kept() > 0 ? restored.kept() : null)),
            exit));
    return exit;
  }
}
