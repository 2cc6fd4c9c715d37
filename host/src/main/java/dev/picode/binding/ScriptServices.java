package dev.picode.binding;

import dev.picode.context.FileIndexes;
import dev.picode.git.GitRepository;
import dev.picode.workspace.Workspace;
import java.util.Optional;
import java.util.function.Supplier;

/// The services that the script API is made of, for one workspace. Immutable.
///
/// @param workspace the workspace
/// @param indexes its file indexes, made when first asked for
/// @param git its repository, opened when first asked for; empty outside of Git
/// @param output where scripts show things
/// @param outside what reaches beyond the workspace
/// @param events what is told of what scripts do
/// @param commands runs commands for commands
public record ScriptServices(
    Workspace workspace,
    FileIndexes indexes,
    Supplier<Optional<GitRepository>> git,
    ScriptOutput output,
    OutsideServices outside,
    EventGate events,
    CommandGate commands) {
  /// Services with no commands.
  public ScriptServices(
      Workspace workspace,
      FileIndexes indexes,
      Supplier<Optional<GitRepository>> git,
      ScriptOutput output,
      OutsideServices outside,
      EventGate events) {
    this(workspace, indexes, git, output, outside, events, CommandGate.NONE);
  }

  /// Services of which nobody is told.
  public ScriptServices(
      Workspace workspace,
      FileIndexes indexes,
      Supplier<Optional<GitRepository>> git,
      ScriptOutput output,
      OutsideServices outside) {
    this(workspace, indexes, git, output, outside, EventGate.NONE, CommandGate.NONE);
  }
}
