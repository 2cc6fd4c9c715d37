package dev.picode.cli.audit;

import dev.picode.audit.AuditReader;
import dev.picode.audit.AuditRecord;
import dev.picode.cli.command.CliCommand;
import dev.picode.cli.command.CliSession;
import dev.picode.cli.command.CliSpecs;
import dev.picode.plugin.command.CommandResult;
import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.terminal.Display;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `picode audit tail`: shows the last entries, and with `--follow` those to come. Immutable.
final class AuditTailCommand implements CliCommand {
  private static final int DEFAULT_COUNT = 20;

  @Override
  public String name() {
    return "tail";
  }

  @Override
  public String group() {
    return "Safety";
  }

  @Override
  public String description() {
    return "Shows the last entries";
  }

  @Override
  public CommandSpec spec() {
    return CliSpecs.empty()
        .addOption(CliSpecs.option("N", "How many entries (default: " + DEFAULT_COUNT + ")", "-n",
            "--lines"))
        .addOption(
            CliSpecs.flag("Go on with the entries that are written from now on", "-f", "--follow"))
        .addOption(CliSpecs.option("ID", "Only entries of this extension", "--by"))
        .addOption(CliSpecs.option("TIME",
            "Only entries since then: 30m, 12h, 7d, 2026-01-31, 2026-01-31T10:00:00Z", "--since"));
  }

  @Override
  public int run(ParseResult parsed, CliSession session) {
    String extension = parsed.matchedOptionValue("--by", "");
    String since = parsed.matchedOptionValue("--since", "");
    Instant from = since.isEmpty() ? Instant.MIN : since(since, session.clock().instant());
    Predicate<AuditRecord> fits = entry -> !entry.time().isBefore(from)
        && (extension.isEmpty() || entry.text("extension").equals(extension));
    AuditReader reader = session.auditReader();
    List<AuditRecord> entries = reader.last(count(parsed.matchedOptionValue("--lines", "")), fits);
    if (parsed.hasMatchedOption("--follow")) {
      follow(session, reader, entries, fits);
      return 0;
    }
    String text = entries.stream().map(AuditText::line).collect(Collectors.joining("\n"));
    session.output()
        .result(new CommandResult(
            new Display.Text(entries.isEmpty() ? "no entries" : text, AuditText.plain(entries)),
            0));
    return 0;
  }

  /// Each entry is a line, so that it can be read while more come.
  private static void follow(CliSession session, AuditReader reader, List<AuditRecord> entries,
      Predicate<AuditRecord> fits) {
    var goesOn = new AtomicBoolean(true);
    session.process().onInterrupt().accept(() -> goesOn.set(false));
    entries.forEach(entry -> show(session, entry));
    reader.follow(entry -> {
      if (fits.test(entry)) {
        show(session, entry);
      }
    }, () -> goesOn.get() && !session.output().terminal().outputBroken());
  }

  private static void show(CliSession session, AuditRecord entry) {
    session.output().item(AuditText.line(entry), entry.members());
  }

  private static int count(String text) {
    if (text.isEmpty()) {
      return DEFAULT_COUNT;
    }
    try {
      int count = Integer.parseInt(text);
      if (count > 0) {
        return count;
      }
    } catch (NumberFormatException _) {
      // Told below.
    }
    throw invalid("--lines", text, "a number from 1");
  }

  /// A time ago, or a day or a moment in UTC.
  static Instant since(String text, Instant now) {
    try {
      if (text.matches("\\d{1,6}[smhd]")) {
        long number = Long.parseLong(text.substring(0, text.length() - 1));
        return now.minus(switch (text.charAt(text.length() - 1)) {
          case 's' -> Duration.ofSeconds(number);
          case 'm' -> Duration.ofMinutes(number);
          case 'h' -> Duration.ofHours(number);
          default -> Duration.ofDays(number);
        });
      }
      return text.length() == "2026-01-31".length()
          ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
          : Instant.parse(text);
    } catch (DateTimeException _) {
      throw invalid("--since", text, "a time such as 30m, 12h, 7d, 2026-01-31 or"
          + " 2026-01-31T10:00:00Z");
    }
  }

  private static PiCodeException invalid(String option, String text, String expected) {
    return Problem.of("argument-invalid", ProblemKind.USER,
        "the option `" + option + "` is `" + text + "`, expected " + expected).toException();
  }
}
