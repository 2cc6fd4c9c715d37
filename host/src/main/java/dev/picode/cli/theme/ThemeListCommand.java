package dev.picode.cli.theme;

import dev.picode.cli.command.CliCommand;
import dev.picode.cli.command.CliSession;
import dev.picode.cli.command.CliSpecs;
import dev.picode.config.Settings;
import dev.picode.plugin.command.CommandResult;
import dev.picode.problem.Problem;
import dev.picode.terminal.Display;
import dev.picode.terminal.Themes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `picode theme list`: the themes there are, and what is wrong with those that cannot be used. Immutable.
final class ThemeListCommand implements CliCommand {
  @Override
  public String name() {
    return "list";
  }

  @Override
  public String group() {
    return "PiCode";
  }

  @Override
  public String description() {
    return "Lists the themes";
  }

  @Override
  public CommandSpec spec() {
    return CliSpecs.empty();
  }

  @Override
  public int run(ParseResult parsed, CliSession session) {
    Themes themes = CliAppearance.themes(session.folders());
    String used = session.config().get(Settings.OUTPUT_THEME);
    var rows = new ArrayList<Map<String, @Nullable Object>>();
    for (String name : themes.names()) {
      var row = new LinkedHashMap<String, @Nullable Object>();
      row.put("name", name);
      row.put("used", name.equals(used) ? "yes" : "");
      Problem problem = themes.current(name).problem();
      row.put("problem", problem == null ? null : sentence(problem));
      rows.add(row);
    }
    boolean all = rows.stream().anyMatch(row -> row.get("problem") != null);
    List<String> columns = all ? List.of("name", "used", "problem") : List.of("name", "used");
    session.output().result(new CommandResult(new Display.Table(columns, rows), 0));
    return 0;
  }

  private static String sentence(Problem problem) {
    return problem.place() == null
        ? problem.message()
        : problem.message() + " (" + problem.place() + ")";
  }
}
