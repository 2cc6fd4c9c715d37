package dev.picode.cli.extension;

import dev.picode.cli.command.CliSession;
import dev.picode.cli.command.CliSpecs;
import dev.picode.plugin.command.CommandResult;
import dev.picode.plugin.usage.UsageLedger;
import dev.picode.plugin.usage.Used;
import dev.picode.problem.Nearest;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.terminal.Display;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// `picode ext top`: what each extension used, the most first. Immutable.
final class ExtTopCommand implements ExtVerb {
  private static final List<String> COLUMNS = List.of("extension", "calls", "failures", "ms",
      "host calls", "denials", "MiB allocated", "strikes");
  private static final List<String> SORTS = List.of("time", "calls", "failures", "host-calls",
      "denials", "memory", "strikes");

  @Override
  public String name() {
    return "top";
  }

  @Override
  public String description() {
    return "Shows what each extension used: calls, time, host calls, denials, memory, strikes";
  }

  @Override
  public CommandSpec spec() {
    return CliSpecs.empty()
        .addOption(OptionSpec.builder("--sort")
            .type(String.class)
            .paramLabel("BY")
            .completionCandidates(SORTS)
            .description("What the most of goes first, time by default: "
                + String.join(", ", SORTS))
            .build())
        .addOption(CliSpecs.flag("Forget it and start anew", "--reset"));
  }

  @Override
  public int run(ParseResult parsed, CliSession session) {
    ToLongFunction<Used> sort = sort(parsed.matchedOptionValue("--sort", "time"));
    var ledger = UsageLedger.of(session.folders().data());
    try {
      if (parsed.hasMatchedOption("--reset")) {
        ledger.reset();
        return result(session, "what extensions used is forgotten", Map.of("reset", true), 0);
      }
      return show(session, ledger.read(), sort);
    } catch (IOException e) {
      throw Problem.of("usage-unreadable", ProblemKind.EXTERNAL,
          "what extensions used cannot be read or forgotten: " + e.getMessage(),
          "check the permissions of the data folder").toException(e);
    }
  }

  private int show(CliSession session, Map<String, Used> all, ToLongFunction<Used> sort) {
    var rows = new ArrayList<Map<String, @Nullable Object>>();
    all.entrySet()
        .stream()
        .sorted(Comparator.<Map.Entry<String, Used>>comparingLong(
            each -> -sort.applyAsLong(each.getValue()))
            .thenComparing(Map.Entry::getKey))
        .forEach(each -> rows.add(row(each.getKey(), each.getValue())));
    if (rows.isEmpty()) {
      session.output()
          .result(new CommandResult(new Display.Text("no extension was used yet", rows), 0));
    } else {
      session.output().result(new CommandResult(new Display.Table(COLUMNS, rows), 0));
    }
    return 0;
  }

  private static Map<String, @Nullable Object> row(String id, Used used) {
    var row = new LinkedHashMap<String, @Nullable Object>();
    row.put("extension", id);
    row.put("calls", used.calls());
    row.put("failures", used.failures());
    row.put("ms", used.nanos() / 1_000_000);
    row.put("host calls", used.hostCalls());
    row.put("denials", used.denials());
    row.put("MiB allocated", used.allocated() >> 20);
    row.put("strikes", used.strikes());
    row.put("last", Instant.ofEpochMilli(used.last()).toString());
    return row;
  }

  private static ToLongFunction<Used> sort(String by) {
    return switch (by) {
      case "time" -> Used::nanos;
      case "calls" -> Used::calls;
      case "failures" -> Used::failures;
      case "host-calls" -> Used::hostCalls;
      case "denials" -> Used::denials;
      case "memory" -> Used::allocated;
      case "strikes" -> Used::strikes;
      default -> {
        String nearest = Nearest.to(by, SORTS);
        throw Problem.of("argument-invalid", ProblemKind.USER,
            "the option `--sort` is `" + by + "`, expected one of " + String.join(", ", SORTS),
            nearest == null ? "time is the usual one" : "did you mean `" + nearest + "`?")
            .toException();
      }
    };
  }
}
