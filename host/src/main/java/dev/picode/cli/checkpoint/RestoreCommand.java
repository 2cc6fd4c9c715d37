package dev.picode.cli.checkpoint;

import dev.picode.cli.command.CliCommand;
import dev.picode.cli.command.CliSession;
import dev.picode.cli.command.CliSpecs;
import dev.picode.workspace.WorkspacePath;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `picode restore ID [PATH…]`: makes files what they were at a checkpoint. Immutable.
final class RestoreCommand implements CliCommand {
  @Override
  public String name() {
    return "restore";
  }

  @Override
  public String group() {
    return "Changes";
  }

  @Override
  public String description() {
    return "Brings files back to what they were at a checkpoint";
  }

  @Override
  public CommandSpec spec() {
    return CliSpecs.empty()
        .addPositional(CliSpecs.argument("ID", "The number of the checkpoint"))
        .addPositional(CliSpecs.rest(1, "PATH",
            "Only these files and folders (default: all that changed since)"));
  }

  @Override
  public int run(ParseResult parsed, CliSession session) {
    long id = CheckpointText.number("ID", parsed.matchedPositionalValue(0, ""),
        "the number of a checkpoint");
    List<String> given = parsed.matchedPositionalValue(1, List.of());
    List<WorkspacePath> paths = given.stream()
        .map(path -> session.workspace().resolve(session.base().resolve(path)))
        .toList();
    return CheckpointText.show(session, "restore " + id,
        CheckpointText.of(session).restore(id, paths));
  }
}
