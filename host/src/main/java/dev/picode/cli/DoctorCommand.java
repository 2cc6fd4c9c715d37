package dev.picode.cli;

import dev.picode.config.SettingValue;
import dev.picode.plugin.command.CommandResult;
import dev.picode.sandbox.Outcome;
import dev.picode.terminal.Display;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `picode doctor`: what PiCode runs on and whether it is well. Ends with 1 where something is not.
/// Immutable.
final class DoctorCommand implements CliCommand {
  @Override
  public String name() {
    return "doctor";
  }

  @Override
  public String group() {
    return "PiCode";
  }

  @Override
  public String description() {
    return "Tells what PiCode runs on and whether it is well";
  }

  @Override
  public CommandSpec spec() {
    return CommandSpec.create();
  }

  @Override
  public int run(ParseResult parsed, CliSession session) {
    var report = new LinkedHashMap<String, @Nullable Object>();
    report.put("version", Version.text());
    report.put("jdk", jdk());
    report.put("launch", launch(session));
    Map<String, @Nullable Object> engine = engine(session);
    report.put("engine", engine);
    report.put("folders", folders(session));
    report.put("settings", settings(session));
    boolean well = Boolean.TRUE.equals(engine.get("works"));
    report.put("well", well);
    session.output()
        .result(new CommandResult(
            new Display.Markdown(markdown(report), report), well ? 0 : 1));
    return well ? 0 : 1;
  }

  private static Map<String, @Nullable Object> jdk() {
    return facts(
        "version", System.getProperty("java.runtime.version"),
        "vendor", System.getProperty("java.vendor"),
        "home", System.getProperty("java.home"),
        "platform", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
  }

  private static Map<String, @Nullable Object> launch(CliSession session) {
    String home = session.process().property().apply("picode.home");
    AotCache cache = AotCache.of(session.process().property());
    return facts(
        "folder", home == null ? "not started by the launcher" : home,
        "role", session.process().property().apply("picode.role"),
        "cache", cache.describe(),
        "flags", String.join(" ", ManagementFactory.getRuntimeMXBean()
            .getInputArguments()
            .stream()
            .filter(flag -> flag.startsWith("-X"))
            .toList()));
  }

  private static Map<String, @Nullable Object> engine(CliSession session) {
    long start = System.nanoTime();
    Outcome outcome = session.scripts().evaluate("6 * 7", "doctor", Duration.ofSeconds(20));
    boolean works = outcome instanceof Outcome.Completed done
        && Long.valueOf(42).equals(done.value());
    return facts(
        "language", "JavaScript",
        "place", "in this process, for scripts that ship with PiCode and code you evaluate",
        "works", works,
        "milliseconds", (System.nanoTime() - start) / 1_000_000);
  }

  private static Map<String, @Nullable Object> folders(CliSession session) {
    return facts(
        "workspace", session.workspace().root().toString(),
        "config", described(session.folders().configFile()),
        "data", described(session.folders().data()),
        "cache", described(session.folders().cache()));
  }

  private static String described(Path path) {
    return path + (Files.exists(path) ? "" : " (not there yet)");
  }

  private static List<Map<String, @Nullable Object>> settings(CliSession session) {
    return session.config().describe().stream().map(DoctorCommand::setting).toList();
  }

  private static Map<String, @Nullable Object> setting(SettingValue setting) {
    return facts("key", setting.key(), "value", setting.value(), "from", setting.layer().title());
  }

  private static Map<String, @Nullable Object> facts(@Nullable Object... pairs) {
    var facts = new LinkedHashMap<String, @Nullable Object>();
    for (int i = 0; i < pairs.length; i += 2) {
      facts.put(String.valueOf(pairs[i]), pairs[i + 1]);
    }
    return facts;
  }

  private static String markdown(Map<String, @Nullable Object> report) {
    var out = new StringBuilder("# PiCode ").append(report.get("version")).append("\n\n");
    report.forEach((name, part) -> {
      if (part instanceof Map<?, ?> facts) {
        out.append("**").append(name).append("**\n\n");
        facts.forEach((fact, value) -> out.append("- ")
            .append(fact)
            .append(": ")
            .append(code(value))
            .append('\n'));
        out.append('\n');
      } else if (part instanceof List<?> rows) {
        out.append("| setting | value | from |\n|---|---|---|\n");
        for (Object row : rows) {
          if (row instanceof Map<?, ?> setting) {
            out.append("| ")
                .append(setting.get("key"))
                .append(" | ")
                .append(setting.get("value"))
                .append(" | ")
                .append(setting.get("from"))
                .append(" |\n");
          }
        }
      }
    });
    return out.append(Boolean.TRUE.equals(report.get("well"))
        ? "\nAll is well.\n"
        : "\nSomething is not well, see above.\n").toString();
  }

  private static String code(@Nullable Object value) {
    return value == null ? "unknown" : "`" + String.valueOf(value).replace('`', '\'') + "`";
  }
}
