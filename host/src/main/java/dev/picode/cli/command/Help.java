package dev.picode.cli.command;

import dev.picode.terminal.Canvas;
import dev.picode.terminal.Style;
import dev.picode.terminal.TermsView;
import dev.picode.terminal.TermsView.Term;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// What `--help` shows. Stateless.
public final class Help {
  /// The narrowest width that picocli lays a line of options out in.
  private static final int NARROWEST_SYNOPSIS = 55;

  private Help() {}

  /// The overview: every command in its group, and the global options.
  public static String overview(CliCommands commands, Canvas canvas) {
    var out = new StringBuilder();
    out.append(TermsView.paragraph(
        "PiCode " + Version.text()
            + ": a terminal AI workspace whose commands are sandboxed scripts",
        canvas))
        .append('\n')
        .append(heading("Usage", canvas))
        .append("  picode [OPTIONS] COMMAND [ARGUMENTS]\n");
    var groups = new LinkedHashMap<String, List<Term>>();
    for (CliCommand command : commands.all()) {
      groups.computeIfAbsent(command.group(), group -> new ArrayList<>())
          .add(new Term(command.name(), command.description()));
    }
    int names = TermsView.nameColumns(groups.values().stream().flatMap(List::stream).toList());
    groups.forEach((group, terms) -> out.append('\n')
        .append(heading(group, canvas))
        .append(TermsView.of(terms, names, canvas)));
    CommandSpec globals = CliSpecs.empty();
    GlobalOptions.addTo(globals);
    globals
        .addOption(OptionSpec.builder("-V", "--version").description("Show the version").build());
    section(out, "Options", options(globals), canvas);
    out.append("\n`picode help COMMAND` tells more about one.\n");
    return out.toString();
  }

  /// Shows how a command is used that does nothing by itself.
  ///
  /// @return the exit code
  static int show(CliCommand command, CliSession session) {
    var root = CliSpecs.line(CliSpecs.with(command));
    var out = session.output().terminal().out();
    out.printView(of(Objects.requireNonNull(root.getSubcommands().get(command.name())), command,
        out.canvas()));
    return 0;
  }

  /// How one command is used.
  public static String of(CommandLine command, CliCommand description, Canvas canvas) {
    CommandSpec spec = command.getCommandSpec();
    var out = new StringBuilder();
    out.append(heading("Usage", canvas))
        .append(synopsis(spec, canvas))
        .append('\n')
        .append(TermsView.paragraph(description.description() + ".", canvas));
    var arguments = new ArrayList<Term>();
    for (PositionalParamSpec argument : spec.positionalParameters()) {
      arguments.add(new Term(argument.paramLabel(), text(argument)));
    }
    section(out, "Arguments", arguments, canvas);
    var commands = new ArrayList<Term>();
    for (CliCommand below : description.subcommands()) {
      commands.add(new Term(below.name(), below.description()));
    }
    section(out, "Commands", commands, canvas);
    section(out, "Options", options(spec), canvas);
    if (!description.examples().isEmpty()) {
      out.append('\n').append(heading("Examples", canvas));
      for (String example : description.examples()) {
        out.append("  picode ").append(example).append('\n');
      }
    }
    return out.toString();
  }

  /// The line of a command with its options where there is room for them, and the short form of it elsewhere.
  private static String synopsis(CommandSpec spec, Canvas canvas) {
    int width = Math.min(canvas.width() - 2, 98);
    var help = new CommandLine.Help(spec,
        CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    if (width < NARROWEST_SYNOPSIS) {
      return TermsView.paragraph(help.abbreviatedSynopsis().strip(), canvas);
    }
    spec.usageMessage().width(width).adjustLineBreaksForWideCJKCharacters(true);
    return help.synopsis(0).stripTrailing().indent(2);
  }

  private static List<Term> options(CommandSpec spec) {
    var terms = new ArrayList<Term>();
    for (OptionSpec option : spec.options()) {
      if (!option.hidden()) {
        String names = String.join(", ", option.names());
        String label = option.arity().max() > 0 ? "=" + option.paramLabel() : "";
        String margin = names.startsWith("--") ? "    " : "";
        terms.add(new Term(margin + names + label, text(option)));
      }
    }
    return terms;
  }

  private static String text(ArgSpec argument) {
    return String.join(" ", argument.description());
  }

  private static void section(StringBuilder out, String title, List<Term> terms, Canvas canvas) {
    if (!terms.isEmpty()) {
      out.append('\n').append(heading(title, canvas)).append(TermsView.of(terms, canvas));
    }
  }

  private static String heading(String text, Canvas canvas) {
    return canvas.palette().paint(text, Style.BOLD) + "\n";
  }
}
