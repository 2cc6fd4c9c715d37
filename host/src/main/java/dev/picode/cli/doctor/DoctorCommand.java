package dev.picode.cli.doctor;

import dev.picode.cli.command.CliCommand;
import dev.picode.cli.command.CliSession;
import dev.picode.cli.command.CliSpecs;
import dev.picode.cli.command.Version;
import dev.picode.plugin.command.CommandResult;
import dev.picode.plugin.hook.GuardCheck;
import dev.picode.terminal.Display;
import dev.picode.terminal.TerminalFacts;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `picode doctor`: what PiCode runs on and whether it is well. Ends with 1 where something is not.
/// Immutable.
public final class DoctorCommand implements CliCommand {
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
    return CliSpecs.empty();
  }

  @Override
  public int run(ParseResult parsed, CliSession session) {
    AotCache.Finding cache = AotCache.of(session.process().property()).find();
    List<Map<String, @Nullable Object>> engines = EngineChecks.all(session);
    Map<String, GuardCheck.Finding> guards = GuardCheck.all(session.pipeline().registry(),
        session.pipeline().rules());
    Map<String, @Nullable Object> secrets = SecretChecks.all(session);
    boolean well = cache.isWell()
        && Boolean.TRUE.equals(secrets.get("works"))
        && guards.values().stream().allMatch(GuardCheck.Finding::holds)
        && engines.stream().allMatch(engine -> Boolean.TRUE.equals(engine.get("works")));
    var report = new LinkedHashMap<String, @Nullable Object>();
    report.put("version", Version.text());
    report.put("jdk", jdk());
    report.put("launch", launch(session, cache));
    report.put("engines", engines);
    report.put("shell", ShellChecks.all(session));
    var found = new LinkedHashMap<String, @Nullable Object>();
    guards.forEach((event, finding) -> found.put(event, finding.plain()));
    report.put("guards", found);
    report.put("code", CodeChecks.all(session));
    report.put("secrets", secrets);
    report.put("terminal", terminal(session));
    report.put("folders", folders(session));
    report.put("settings", settings(session));
    report.put("well", well);
    session.output()
        .result(new CommandResult(
            new Display.Markdown(markdown(report, cache, session.clock().instant()), report),
            well ? 0 : 1));
    return well ? 0 : 1;
  }

  private static Map<String, @Nullable Object> jdk() {
    return facts(
        "version", System.getProperty("java.runtime.version"),
        "vendor", System.getProperty("java.vendor"),
        "home", System.getProperty("java.home"),
        "platform", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
  }

  private static Map<String, @Nullable Object> launch(CliSession session, AotCache.Finding cache) {
    Function<String, @Nullable String> property = session.process().property();
    return facts(
        "folder", property.apply("picode.home"),
        "role", property.apply("picode.role"),
        "cache", cache.state(),
        "cacheFile", AotCache.of(property).file(),
        "cacheReason", cache.sentence(),
        "flags", ManagementFactory.getRuntimeMXBean()
            .getInputArguments()
            .stream()
            .filter(flag -> flag.startsWith("-X"))
            .toList());
  }

  private static Map<String, @Nullable Object> terminal(CliSession session) {
    TerminalFacts known = session.output().terminal().facts();
    return facts(
        "stdoutIsTerminal", known.outIsTerminal(),
        "stderrIsTerminal", known.errIsTerminal(),
        "columns", (long) known.columns(),
        "stdoutHasColor", known.outHasColor(),
        "stderrHasColor", known.errHasColor(),
        "unicode", known.unicode());
  }

  private static Map<String, @Nullable Object> folders(CliSession session) {
    return facts(
        "workspace", folder(session.workspace().root()),
        "config", folder(session.folders().config()),
        "data", folder(session.folders().data()),
        "cache", folder(session.folders().cache()));
  }

  private static Map<String, @Nullable Object> folder(Path path) {
    return facts("path", path.toString(), "exists", Files.isDirectory(path));
  }

  private static List<Map<String, @Nullable Object>> settings(CliSession session) {
    return session.config()
        .describe()
        .stream()
        .map(setting -> facts(
            "key", setting.key(), "value", setting.value(), "from", setting.layer().title()))
        .toList();
  }

  private static Map<String, @Nullable Object> facts(@Nullable Object... pairs) {
    var facts = new LinkedHashMap<String, @Nullable Object>();
    for (int i = 0; i < pairs.length; i += 2) {
      facts.put(String.valueOf(pairs[i]), pairs[i + 1]);
    }
    return facts;
  }

  private static String markdown(Map<String, @Nullable Object> report, AotCache.Finding cache,
      Instant now) {
    var out = new StringBuilder("# PiCode ").append(report.get("version")).append("\n\n");
    section(out, "Java", facts(
        "Version", at(report, "jdk", "version") + ", " + at(report, "jdk", "vendor"),
        "Folder", at(report, "jdk", "home"),
        "Platform", at(report, "jdk", "platform")));
    section(out, "Launch", facts(
        "Folder", at(report, "launch", "folder"),
        "AOT cache", cache.sentence(),
        "Cache file", at(report, "launch", "cacheFile")));
    if (report.get("engines") instanceof List<?> engines) {
      engines.forEach(engine -> engine(out, (Map<?, ?>) engine));
    }
    section(out, "Programs of the agent", ShellChecks.lines(report.get("shell")));
    if (report.get("guards") instanceof Map<?, ?> guards) {
      var held = new LinkedHashMap<String, @Nullable Object>();
      guards.forEach((event, finding) -> held.put(String.valueOf(event), guard(finding)));
      section(out, "Guards", held);
    }
    if (report.get("code") instanceof Map<?, ?> code) {
      section(out, "Code", CodeChecks.lines(code, now));
    }
    section(out, "Secrets", SecretChecks.shown(report.get("secrets")));
    section(out, "Terminal", facts(
        "Standard output", stream(at(report, "terminal", "stdoutIsTerminal"),
            at(report, "terminal", "stdoutHasColor")),
        "Standard error", stream(at(report, "terminal", "stderrIsTerminal"),
            at(report, "terminal", "stderrHasColor")),
        "Columns", at(report, "terminal", "columns"),
        "Unicode", yes(at(report, "terminal", "unicode"))));
    var folders = new LinkedHashMap<String, @Nullable Object>();
    if (report.get("folders") instanceof Map<?, ?> all) {
      all.forEach((name, folder) -> folders.put(capitalized(String.valueOf(name)),
          folder instanceof Map<?, ?> facts
              ? facts.get("path") + (Boolean.TRUE.equals(facts.get("exists"))
                  ? ""
                  : " (not there yet)")
              : null));
    }
    section(out, "Folders", folders);
    out.append("## Settings\n\n| Setting | Value | From |\n|---|---|---|\n");
    if (report.get("settings") instanceof List<?> rows) {
      for (Object row : rows) {
        if (row instanceof Map<?, ?> setting) {
          out.append("| ")
              .append(plain(setting.get("key")))
              .append(" | ")
              .append(plain(setting.get("value")))
              .append(" | ")
              .append(setting.get("from"))
              .append(" |\n");
        }
      }
    }
    return out.append(Boolean.TRUE.equals(report.get("well"))
        ? "\nAll is well.\n"
        : "\nSomething is not well, see above.\n").toString();
  }

  private static String guard(@Nullable Object finding) {
    if (!(finding instanceof Map<?, ?> facts)
        || !(facts.get("hooks") instanceof List<?> hooks)
        || !(facts.get("idle") instanceof List<?> idle)) {
      return "not known";
    }
    var said = new StringBuilder(Boolean.TRUE.equals(facts.get("holds"))
        ? "a canary was denied"
        : "a canary got through");
    said.append(hooks.isEmpty() ? "; no hook listens" : "; asks " + names(hooks));
    return said.append(idle.isEmpty() ? "" : "; " + names(idle) + " would not run").toString();
  }

  private static String names(List<?> hooks) {
    return String.join(", ", hooks.stream().map(String::valueOf).toList());
  }

  private static void engine(StringBuilder out, Map<?, ?> check) {
    var facts = new LinkedHashMap<String, @Nullable Object>();
    facts.put("Works", yes(check.get("works")));
    facts.put("Problem", check.get("problem"));
    facts.put("Engine", check.get("engine") == null ? null : "GraalVM " + check.get("engine"));
    if (check.get("walls") instanceof Map<?, ?> walls) {
      walls.forEach((wall, state) -> facts.put("Wall around " + wall, state));
    }
    section(out, check.get("language") + " in " + check.get("place"), facts);
  }

  private static void section(
      StringBuilder out,
      String title,
      Map<String, @Nullable Object> facts) {
    out.append("## ").append(title).append("\n\n");
    facts.forEach((name, value) -> {
      if (value != null) {
        out.append("- ").append(name).append(": ").append(plain(value)).append('\n');
      }
    });
    out.append('\n');
  }

  private static @Nullable Object at(
      Map<String, @Nullable Object> report,
      String part,
      String fact) {
    return report.get(part) instanceof Map<?, ?> facts ? facts.get(fact) : null;
  }

  private static String yes(@Nullable Object fact) {
    return Boolean.TRUE.equals(fact) ? "yes" : "no";
  }

  private static String stream(@Nullable Object isTerminal, @Nullable Object hasColor) {
    return (Boolean.TRUE.equals(isTerminal) ? "a terminal" : "not a terminal")
        + (Boolean.TRUE.equals(hasColor) ? ", coloured" : ", not coloured");
  }

  private static String capitalized(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  /// Text that Markdown shows as it is.
  private static String plain(@Nullable Object value) {
    var out = new StringBuilder();
    String.valueOf(value).codePoints().forEach(c -> {
      if (c < 0x80 && !Character.isLetterOrDigit(c) && !Character.isWhitespace(c)) {
        out.append('\\');
      }
      out.appendCodePoint(c);
    });
    return out.toString();
  }
}
