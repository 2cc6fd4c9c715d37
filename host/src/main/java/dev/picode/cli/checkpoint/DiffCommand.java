package dev.picode.cli.checkpoint;

import dev.picode.checkpoint.ChangedFile;
import dev.picode.cli.command.CliCommand;
import dev.picode.cli.command.CliSession;
import dev.picode.cli.command.CliSpecs;
import dev.picode.plugin.command.CommandResult;
import dev.picode.sandbox.json.JsonMembers;
import dev.picode.terminal.Display;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `picode diff [ID]`: what changed since a checkpoint. Immutable.
final class DiffCommand implements CliCommand {
  @Override
  public String name() {
    return "diff";
  }

  @Override
  public String group() {
    return "Changes";
  }

  @Override
  public String description() {
    return "Shows what changed since a checkpoint";
  }

  @Override
  public CommandSpec spec() {
    return CliSpecs.empty()
        .addPositional(
            CliSpecs.optional("ID", "The number of the checkpoint (default: the last one)"));
  }

  @Override
  public int run(ParseResult parsed, CliSession session) {
    String given = parsed.matchedPositionalValue(0, "");
    long id = given.isEmpty()
        ? 0
        : CheckpointText.number("ID", given, "the number of a checkpoint");
    List<ChangedFile> changes = CheckpointText.of(session).changes(id);
    var plain = changes.stream()
        .map(file -> JsonMembers.of("path", file.path(), "change", file.change(), "diff",
            file.diff()))
        .toList();
    String text = changes.stream().map(ChangedFile::diff).collect(Collectors.joining());
    Display shown = changes.isEmpty()
        ? new Display.Text("nothing changed", plain)
        : new Display.Diff(text, plain);
    session.output().result(new CommandResult(shown, 0));
    return 0;
  }
}
