package dev.picode.cli.command;

import dev.picode.config.LogLevel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/// The options that every command takes, before or after its name. Immutable.
///
/// `--extension` counts before anything is parsed, because it says which commands there are.
///
/// @param output what standard output carries, `null` where it was not said
/// @param noColor whether output must not be coloured
/// @param quiet whether nothing but results and problems is shown
/// @param verbose whether everything is shown
/// @param directory the folder to work in, `null` for the current one
/// @param extensions the folders of extensions that are asked for
/// @param record the folder that answers of models are recorded in, `null` for none
/// @param replay the folder that they are taken from instead of asking, `null` for none
public record GlobalOptions(
    @Nullable String output,
    boolean noColor,
    boolean quiet,
    boolean verbose,
    @Nullable Path directory,
    List<String> extensions,
    @Nullable Path record,
    @Nullable Path replay) {

  /// Copies.
  public GlobalOptions {
    extensions = List.copyOf(extensions);
  }

  /// The words that say the same on another command line.
  public List<String> words() {
    var words = new ArrayList<String>();
    if (output != null) {
      words.addAll(List.of("--output", output));
    }
    if (noColor) {
      words.add("--no-color");
    }
    if (quiet) {
      words.add("--quiet");
    }
    if (verbose) {
      words.add("--verbose");
    }
    if (directory != null) {
      words.addAll(List.of("--directory", directory.toString()));
    }
    extensions.forEach(folder -> words.addAll(List.of("--extension", folder)));
    if (record != null) {
      words.addAll(List.of("--record", record.toString()));
    }
    if (replay != null) {
      words.addAll(List.of("--replay", replay.toString()));
    }
    return words;
  }

  /// Options that take a value, so that it is not taken for the command's name.
  public static boolean takesValue(String option) {
    return option.equals("-C") || option.equals("--directory") || option.equals("--output")
        || option.equals("--extension") || option.equals("--record") || option.equals("--replay");
  }

  /// The level of the log: what these options say, else what is configured.
  public LogLevel logLevel(LogLevel configured) {
    if (quiet) {
      return LogLevel.OFF;
    }
    return verbose ? LogLevel.DEBUG : configured;
  }

  /// The options themselves.
  public static void addTo(CommandSpec spec) {
    spec.addOption(option("-C", "--directory").paramLabel("DIR")
        .type(Path.class)
        .description("Work in this folder instead of the current one")
        .build());
    spec.addOption(option("--extension").paramLabel("DIR")
        .type(List.class)
        .auxiliaryTypes(String.class)
        .description("Use the extension in this folder too")
        .build());
    spec.addOption(option("--record").paramLabel("DIR")
        .type(Path.class)
        .description("Record what models answer in this folder")
        .build());
    spec.addOption(option("--replay").paramLabel("DIR")
        .type(Path.class)
        .description("Take the answers of models from this folder and ask none")
        .build());
    spec.addOption(option("--output").paramLabel("FORMAT")
        .type(String.class)
        .description("What standard output carries: text, json or stream-json")
        .build());
    spec.addOption(option("--no-color").type(boolean.class)
        .arity("0")
        .description("Do not colour anything")
        .build());
    spec.addOption(option("-q", "--quiet").type(boolean.class)
        .arity("0")
        .description("Show nothing but results and problems")
        .build());
    spec.addOption(option("-v", "--verbose").type(boolean.class)
        .arity("0")
        .description("Show everything that scripts and PiCode log")
        .build());
    spec.addOption(option("-h", "--help").type(boolean.class)
        .arity("0")
        .usageHelp(true)
        .description("Show this help")
        .build());
  }

  private static OptionSpec.Builder option(String name, String... more) {
    String[] names = new String[more.length + 1];
    names[0] = name;
    System.arraycopy(more, 0, names, 1, more.length);
    return OptionSpec.builder(names).scopeType(ScopeType.INHERIT);
  }

  /// The options of a whole command line: given before the command's name, after it, or both, where the
  /// later one counts.
  ///
  /// @param levels the words of the program, of the command, and of each command below it
  public static GlobalOptions of(List<ParseResult> levels) {
    return new GlobalOptions(
        value(levels, "--output", String.class),
        given(levels, "--no-color"),
        given(levels, "--quiet"),
        given(levels, "--verbose"),
        value(levels, "-C", Path.class),
        levels.stream()
            .flatMap(level -> level.<List<?>>matchedOptionValue("--extension", List.of()).stream())
            .map(String::valueOf)
            .toList(),
        value(levels, "--record", Path.class),
        value(levels, "--replay", Path.class));
  }

  private static <T> @Nullable T value(List<ParseResult> levels, String option, Class<T> type) {
    Object value = null;
    for (ParseResult level : levels) {
      value = level.matchedOptionValue(option, value);
    }
    return type.cast(value);
  }

  private static boolean given(List<ParseResult> levels, String option) {
    return levels.stream().anyMatch(level -> level.hasMatchedOption(option));
  }
}
