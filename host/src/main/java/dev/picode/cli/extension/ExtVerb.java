package dev.picode.cli.extension;

import dev.picode.cli.command.CliCommand;
import dev.picode.cli.command.CliSession;
import dev.picode.plugin.command.CommandResult;
import dev.picode.terminal.Display;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.PositionalParamSpec;

/// A command below `picode ext`. Implementations are immutable.
interface ExtVerb extends CliCommand {
  @Override
  default String group() {
    return "PiCode";
  }

  /// An argument that is the id of an extension.
  ///
  /// @param arity how many, as picocli writes it
  static PositionalParamSpec ids(String arity, String description) {
    return PositionalParamSpec.builder()
        .index(arity.equals("1") ? "0" : "0..*")
        .arity(arity)
        .type(arity.equals("1") ? String.class : String[].class)
        .paramLabel("ID")
        .description(description)
        .build();
  }

  /// Shows what was done.
  ///
  /// @param code the exit code
  /// @return the exit code
  default int result(CliSession session, String text, Map<String, @Nullable Object> plain,
      int code) {
    session.output().result(new CommandResult(new Display.Text(text, plain), code));
    return code;
  }
}
