package dev.picode.cli.theme;

import dev.picode.cli.command.CliCommand;
import dev.picode.cli.command.CliSession;
import dev.picode.cli.command.CliSpecs;
import dev.picode.config.OutputFormat;
import dev.picode.config.Settings;
import dev.picode.plugin.command.CommandResult;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.terminal.Canvas;
import dev.picode.terminal.Display;
import dev.picode.terminal.Palette;
import dev.picode.terminal.Theme;
import dev.picode.terminal.ThemeSample;
import dev.picode.terminal.Themes;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `picode theme show [NAME]`: a sample of every style. Immutable.
final class ThemeShowCommand implements CliCommand {
  @Override
  public String name() {
    return "show";
  }

  @Override
  public String group() {
    return "PiCode";
  }

  @Override
  public String description() {
    return "Shows every style of a theme";
  }

  @Override
  public CommandSpec spec() {
    return CliSpecs.empty()
        .addPositional(CliSpecs.optional("NAME", "The theme; the one that is set by default"));
  }

  @Override
  public int run(ParseResult parsed, CliSession session) {
    String name = parsed.matchedPositionalValue(0, session.config().get(Settings.OUTPUT_THEME));
    if (Settings.OUTPUT_THEME.type().value(name) == null) {
      throw Problem.of("argument-invalid", ProblemKind.USER,
          "a theme cannot be called `" + name + "`, expected "
              + Settings.OUTPUT_THEME.type().expected())
          .toException();
    }
    Themes.Current current = CliAppearance.themes(session.folders()).current(name);
    Problem problem = current.problem();
    if (problem != null) {
      throw problem.toException();
    }
    var terminal = session.output().terminal();
    Canvas canvas = terminal.out().canvas();
    Theme theme = current.theme();
    if (session.config().get(Settings.OUTPUT_FORMAT) != OutputFormat.TEXT) {
      session.output().result(new CommandResult(new Display.Data(ThemeSample.names()), 0));
      return 0;
    }
    var palette = canvas.palette().isPlain()
        ? Palette.PLAIN
        : theme.palette(terminal.facts().colors());
    terminal.out()
        .printView(ThemeSample.render(new Canvas(canvas.width(), palette, canvas.unicode(),
            canvas.links(), canvas.spoken())));
    return 0;
  }
}
