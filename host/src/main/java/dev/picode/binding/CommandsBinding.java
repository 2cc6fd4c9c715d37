package dev.picode.binding;

import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.sandbox.binding.Binding;
import dev.picode.sandbox.binding.Callable;
import dev.picode.sandbox.binding.Param;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `ctx.commands`, which only a command has: a hook that ran commands could wait for itself. Safe for many
/// threads.
@Binding(name = "commands", only = "command", doc = "The commands of all extensions. A command that is run so may do what it was"
    + " granted itself and nothing more, whatever its caller may do.")
public final class CommandsBinding {
  private final String owner;
  private final Access access;
  private final CommandGate gate;

  /// @param owner the id of the extension whose command this is for
  CommandsBinding(String owner, Access access, CommandGate gate) {
    this.owner = owner;
    this.access = access;
    this.gate = gate;
  }

  /// What came of a command.
  public record CommandOutcome(
      @Param(doc = "Its exit code: 0 where it did what it should, 1 for the answer no.") int exit,
      @Param(doc = "What it gave back as plain data; null for nothing.") @Nullable Object value) {}

  /// A command that can be run.
  public record CommandInfo(
      @Param(doc = "The name to run it by.") String name,
      @Param(doc = "The extension it is from.") String extension,
      @Param(doc = "What it does.") String description) {}

  /// The commands that may be run from here.
  @Callable(doc = "The commands that this one may run, by name: those of its own extension, and those it has the"
      + " permission `commands` for.", capability = "none", since = 1, example = "const names = (await ctx.commands.list()).map((each) => each.name);")
  public List<CommandInfo> list() {
    return gate.list(owner, access)
        .stream()
        .map(each -> new CommandInfo(each.name(), each.extension(), each.description()))
        .toList();
  }

  /// Runs a command.
  @Callable(doc = "Runs a command and waits for its end. It fails as the command fails. A command of the own extension"
      + " needs no permission. A command cannot lead back to itself, and no more than eight run one for the other.", capability = "commands", since = 1, example = "const { value } = await ctx.commands.run(\"todo\", { args: { path: \"src\" } });")
  public CommandOutcome run(
      @Param(doc = "The name of a command, `todo` or `acme.todo:todo`; without `args` a whole line as a person would"
          + " type it, such as `todo src && report --brief`.") String command,
      @Param(doc = "Its arguments by name.", option = "null") @Nullable Map<String, @Nullable Object> args) {
    CommandGate.Ended ended = gate.run(owner, command, args, access);
    return new CommandOutcome(ended.exit(), ended.value());
  }

  static PiCodeException unavailable() {
    return Problem.of("command-unavailable", ProblemKind.SCRIPT,
        "no command can be run from here", "only a command can run commands").toException();
  }
}
