package dev.picode.cli;

import dev.picode.plugin.manifest.Argument;
import dev.picode.terminal.Canvas;
import dev.picode.terminal.DisplayWidth;
import dev.picode.terminal.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// What `--help` shows. Stateless.
final class Help {
  private Help() {}

  /// The overview: every command in its group, and the global options.
  static String overview(CliCommands commands, Canvas canvas) {
    var out = new StringBuilder();
    out.append("PiCode ")
        .append(Version.text())
        .append(": a terminal AI workspace whose commands are sandboxed scripts\n\n")
        .append(heading("Usage", canvas))
        .append("  picode [OPTIONS] COMMAND [ARGUMENTS]\n");
    String group = "";
    List<CliCommand> all = commands.all();
    int width = all.stream().mapToInt(command -> command.name().length()).max().orElse(0);
    for (CliCommand command : all) {
      if (!command.group().equals(group)) {
        group = command.group();
        out.append('\n').append(heading(group, canvas));
      }
      row(out, command.name(), command.description(), width, canvas);
    }
    out.append('\n').append(heading("Options", canvas));
    CommandSpec globals = CommandSpec.create();
    GlobalOptions.addTo(globals);
    globals
        .addOption(OptionSpec.builder("-V", "--version").description("Show the version").build());
    var names = new ArrayList<String>();
    for (OptionSpec option : globals.options()) {
      names.add(String.join(", ", option.names())
          + (option.arity().max() > 0 ? " " + option.paramLabel() : ""));
    }
    int optionWidth = names.stream().mapToInt(String::length).max().orElse(0);
    for (int i = 0; i < names.size(); i++) {
      row(out, names.get(i), globals.options().get(i).description()[0], optionWidth, canvas);
    }
    out.append("\n`picode help COMMAND` tells more about one.\n");
    return out.toString();
  }

  /// How one command is used.
  static String of(CommandLine command, CliCommand description, Canvas canvas) {
    CommandSpec spec = command.getCommandSpec();
    spec.usageMessage()
        .width(Math.max(55, Math.min(canvas.width(), 100)))
        .description(description.description() + ".")
        .adjustLineBreaksForWideCJKCharacters(true)
        .showDefaultValues(false)
        .sortOptions(false);
    if (description instanceof ScriptCommand script
        && !script.entry().command().examples().isEmpty()) {
      var lines = new ArrayList<String>();
      lines.add("%nExamples:");
      for (String example : script.entry().command().examples()) {
        lines.add("  picode " + example.replace("%", "%%"));
      }
      spec.usageMessage().footer(lines.toArray(String[]::new));
    }
    return command.getUsageMessage(
        !canvas.palette().isPlain()
            ? CommandLine.Help.Ansi.ON
            : CommandLine.Help.Ansi.OFF);
  }

  /// The description of an argument with its choices and default.
  static String describe(Argument argument) {
    var text = new StringBuilder(argument.description().replace("%", "%%"));
    if (!argument.choices().isEmpty()) {
      text.append(": ").append(String.join(", ", argument.choices()));
    }
    Object fallback = argument.fallback();
    if (fallback != null && !fallback.equals(false) && !(fallback instanceof List<?>)) {
      text.append(" (default: ").append(fallback).append(')');
    }
    return text.toString();
  }

  /// What stands for an option's value in the help.
  static String label(Argument argument) {
    return switch (argument.type()) {
      case PATH -> "FILE";
      case INTEGER, NUMBER -> "N";
      case STRING, BOOLEAN -> argument.name().toUpperCase(Locale.ROOT);
    };
  }

  private static String heading(String text, Canvas canvas) {
    return canvas.palette().paint(text, Style.BOLD) + "\n";
  }

  private static void row(
      StringBuilder out,
      String name,
      String description,
      int width,
      Canvas canvas) {
    out.append("  ")
        .append(canvas.palette().paint(DisplayWidth.padEnd(name, width), Style.CYAN))
        .append("  ")
        .append(description)
        .append('\n');
  }
}
