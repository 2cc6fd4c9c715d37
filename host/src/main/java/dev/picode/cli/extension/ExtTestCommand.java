package dev.picode.cli.extension;

import dev.picode.cli.command.CliSession;
import dev.picode.cli.command.CliSpecs;
import dev.picode.cli.command.ResultOutput;
import dev.picode.cli.command.TimeoutOption;
import dev.picode.plugin.AllowOption;
import dev.picode.plugin.Extension;
import dev.picode.plugin.FolderExtension;
import dev.picode.plugin.testing.ExtensionTests;
import dev.picode.plugin.testing.TestResult;
import dev.picode.terminal.Canvas;
import dev.picode.terminal.ProblemView;
import dev.picode.terminal.Sanitizer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// `picode ext test [FOLDER]`: runs the tests of an extension where its scripts run. Ends with 1 where one failed.
/// Immutable.
final class ExtTestCommand implements ExtVerb {
  private static final Duration USUAL = Duration.ofSeconds(30);

  @Override
  public String name() {
    return "test";
  }

  @Override
  public String description() {
    return "Runs the tests of an extension in the sandbox";
  }

  @Override
  public CommandSpec spec() {
    return CliSpecs.empty()
        .addPositional(
            CliSpecs.optional("FOLDER", "The folder of the extension; this one by default"))
        .addOption(CliSpecs.flag("Write the snapshots that differ anew", "--update"))
        .addOption(OptionSpec.builder("--allow")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .paramLabel("WHAT")
            .description("Let recordings ask the host, for no more than this: read=**,git=read")
            .build())
        .addOption(TimeoutOption.of("How long one test may take, such as 5s; 30s by default"));
  }

  @Override
  public int run(ParseResult parsed, CliSession session) {
    String shown = parsed.matchedPositionalValue(0, ".");
    Path folder = session.base().resolve(shown);
    Extension extension = FolderExtension.open(folder, shown,
        problem -> session.output().notice(refused(problem.message(), problem.place())));
    session.workers().warm(extension.bundle().language());
    ResultOutput output = session.output();
    var tests = new ExtensionTests(session.workers(), session.typescript(),
        TimeoutOption.in(parsed, USUAL),
        (level, text) -> output.log(extension.id(), level, text));
    List<?> allowed = parsed.matchedOptionValue("--allow", List.of());
    if (!allowed.isEmpty()) {
      tests = tests.with(session.scripts()
          .answering("a test of `" + extension.id() + "`",
              AllowOption.parse(allowed.stream().map(String::valueOf).toList())));
    }
    ExtensionTests running = tests;
    session.process().onInterrupt().accept(() -> running.cancel("you interrupted it"));
    output.echoLog();
    var done = new long[1];
    List<TestResult> results = running.run(extension.bundle(), folder,
        parsed.hasMatchedOption("--update"),
        _ -> output.progress("running tests", ++done[0], 0));
    boolean failed = results.stream().anyMatch(one -> one.status() == TestResult.Status.FAILED);
    return result(session, text(results, output.terminal().out().canvas()),
        plain(extension.id(), results), failed ? 1 : 0);
  }

  private static String refused(String message, @Nullable Object place) {
    return message + (place == null ? "" : " (" + place + ")");
  }

  private static String text(List<TestResult> results, Canvas canvas) {
    var text = new StringBuilder();
    String file = "";
    for (TestResult result : results) {
      if (!result.file().equals(file)) {
        file = result.file();
        text.append(Sanitizer.line(file)).append('\n');
      }
      text.append("  ").append(switch (result.status()) {
        case PASSED -> "ok      ";
        case FAILED -> "failed  ";
        case SKIPPED -> "skipped ";
      });
      text.append(
          result.name().isEmpty() ? "(it cannot be loaded)" : Sanitizer.line(result.name()));
      text.append('\n');
      if (result.problem() != null) {
        String problem = ProblemView.render(result.problem(), Canvas.plain(canvas.width()));
        problem.substring("picode: ".length())
            .lines()
            .forEach(line -> text.append("          ").append(line).append('\n'));
      }
    }
    return text.append(summary(results)).toString();
  }

  private static String summary(List<TestResult> results) {
    long passed = count(results, TestResult.Status.PASSED);
    long failed = count(results, TestResult.Status.FAILED);
    long skipped = count(results, TestResult.Status.SKIPPED);
    return passed + " passed" + (failed == 0 ? "" : ", " + failed + " failed")
        + (skipped == 0 ? "" : ", " + skipped + " skipped");
  }

  private static long count(List<TestResult> results, TestResult.Status status) {
    return results.stream().filter(result -> result.status() == status).count();
  }

  private static Map<String, @Nullable Object> plain(String id, List<TestResult> results) {
    var plain = new LinkedHashMap<String, @Nullable Object>();
    plain.put("extension", id);
    for (TestResult.Status status : TestResult.Status.values()) {
      plain.put(status.name().toLowerCase(Locale.ROOT), count(results, status));
    }
    plain.put("tests", results.stream().map(ExtTestCommand::plain).toList());
    return plain;
  }

  private static Map<String, @Nullable Object> plain(TestResult result) {
    var plain = new LinkedHashMap<String, @Nullable Object>();
    plain.put("file", result.file());
    plain.put("name", result.name());
    plain.put("status", result.status().name().toLowerCase(Locale.ROOT));
    plain.put("milliseconds", result.time().toMillis());
    if (result.problem() != null) {
      plain.putAll(ProblemView.json(result.problem()));
    }
    return plain;
  }
}
