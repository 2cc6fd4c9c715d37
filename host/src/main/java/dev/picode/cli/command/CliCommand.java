package dev.picode.cli.command;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// A subcommand. Implementations are immutable.
public interface CliCommand {
  /// What it is called.
  String name();

  /// The heading it stands under in the help.
  String group();

  /// One sentence without a final full stop.
  String description();

  /// Its own options and arguments, without the global ones.
  CommandSpec spec();

  /// The commands below it; empty for most.
  default List<CliCommand> subcommands() {
    return List.of();
  }

  /// The folder or file the call is about, which decides the workspace.
  ///
  /// @param base the folder that relative paths are relative to
  default Path start(ParseResult parsed, Path base) {
    return base;
  }

  /// Command lines that show how it is used, without the name of the program; empty for most.
  default List<String> examples() {
    return List.of();
  }

  /// Does its work.
  ///
  /// @return the exit code
  /// @throws dev.picode.problem.PiCodeException where it cannot
  int run(ParseResult parsed, CliSession session);
}
