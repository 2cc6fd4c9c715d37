package dev.picode.binding;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Runs commands for the commands that call them. Implementations are safe for many threads.
///
/// A command that is run so has its own grants and no other: not those of its caller, and not what naming
/// a path would grant where a person named it.
public interface CommandGate {
  /// There are no commands.
  CommandGate NONE = new CommandGate() {
    @Override
    public List<Known> list(String owner, Access access) {
      return List.of();
    }

    @Override
    public Ended run(String owner, String line, @Nullable Map<String, ?> arguments,
        Access access) {
      throw CommandsBinding.unavailable();
    }
  };

  /// The commands that may be run.
  ///
  /// @param owner the id of the caller's extension, whose own commands need no permission
  /// @param access what the caller may do
  List<Known> list(String owner, Access access);

  /// Runs a command and waits for its end.
  ///
  /// @param owner the id of the caller's extension
  /// @param line the name of a command where there are arguments, else a line as a person would type it
  /// @param arguments plain values by argument, or `null`
  /// @param access what the caller may do; it is asked for commands that are not its own
  /// @throws dev.picode.problem.PiCodeException `unknown-command`, `command-recursive`, `command-too-deep`, and
  ///     what the command ends in
  Ended run(String owner, String line, @Nullable Map<String, ?> arguments,
      Access access);

  /// A command that may be run. Immutable.
  ///
  /// @param name the shortest name it can be called
  /// @param extension the id of the extension it is from
  /// @param description one sentence
  record Known(String name, String extension, String description) {}

  /// How a command ended. Immutable.
  ///
  /// @param exit its exit code
  /// @param value what it gave back, as plain data
  record Ended(int exit, @Nullable Object value) {}
}
