package dev.picode.cli.audit;

import dev.picode.audit.AuditReader;
import dev.picode.audit.AuditRecord;
import dev.picode.cli.command.CliCommand;
import dev.picode.cli.command.CliSession;
import dev.picode.cli.command.CliSpecs;
import dev.picode.plugin.command.CommandResult;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.terminal.Display;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `picode audit why ID`: explains one entry, with the others of its run. Immutable.
final class AuditWhyCommand implements CliCommand {
  private static final int MOST_OF_A_RUN = 50;

  @Override
  public String name() {
    return "why";
  }

  @Override
  public String group() {
    return "Safety";
  }

  @Override
  public String description() {
    return "Explains an entry: what was wanted, what decided it, and what else its run did";
  }

  @Override
  public CommandSpec spec() {
    return CliSpecs.empty()
        .addPositional(CliSpecs.argument("ID", "The number of the entry, with or without `#`"));
  }

  @Override
  public int run(ParseResult parsed, CliSession session) {
    String asked = parsed.matchedPositionalValue(0, "");
    String digits = asked.startsWith("#") ? asked.substring(1) : asked;
    if (!digits.matches("[1-9]\\d{0,17}")) {
      throw Problem.of("argument-invalid", ProblemKind.USER,
          "the argument `ID` is `" + asked + "`, expected the number of an entry",
          "`picode audit tail` shows the numbers").toException();
    }
    long id = Long.parseLong(digits);
    AuditReader reader = session.auditReader();
    List<AuditRecord> found = reader.last(1, entry -> entry.id() == id);
    if (found.isEmpty()) {
      throw Problem.of("audit-entry-unknown", ProblemKind.USER,
          "the audit log has no entry `#" + id + "`",
          "`picode audit tail` shows the last ones; old ones are dropped").toException();
    }
    AuditRecord entry = found.getFirst();
    List<AuditRecord> run = reader.last(MOST_OF_A_RUN,
        other -> other.isOfRun(entry.text("run")));
    var plain = new LinkedHashMap<String, @Nullable Object>();
    plain.put("entry", entry.members());
    plain.put("run", AuditText.plain(run));
    session.output()
        .result(new CommandResult(new Display.Text(AuditText.explained(entry, run), plain), 0));
    return 0;
  }
}
