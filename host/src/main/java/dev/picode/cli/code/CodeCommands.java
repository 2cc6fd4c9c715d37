package dev.picode.cli.code;

import dev.picode.cli.command.CliCommand;
import java.util.List;

/// The commands on the code of the workspace. Stateless.
public final class CodeCommands {
  private CodeCommands() {}

  /// Those that ask what is known of it, in the order in which they are listed.
  public static List<CliCommand> questions() {
    return List.of(new ContextCommand(), new DepsCommand(), new MapCommand(), new OutlineCommand(),
        new RefsCommand(), new RelatedCommand(), new SearchCommand(), new SymbolsCommand());
  }

  /// `picode index`: what the others ask.
  public static CliCommand index() {
    return new IndexCommand();
  }
}
