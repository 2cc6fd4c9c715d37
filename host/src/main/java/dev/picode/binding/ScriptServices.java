package dev.picode.binding;

import dev.picode.checkpoint.BeforeChange;
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
/// @param code what is known of its code, opened when first asked for
/// @param models asks models
/// @param kept keeps what files are before scripts change them
public record ScriptServices(
    Workspace workspace,
    FileIndexes indexes,
    Supplier<Optional<GitRepository>> git,
    ScriptOutput output,
    OutsideServices outside,
    EventGate events,
    CommandGate commands,
    ScriptCode code,
    ScriptModels models,
    BeforeChange kept) {
  /// The same for scripts that only look: nobody is told of what they do, nothing is shown, and neither
  /// commands nor models are there.
  ScriptServices quiet() {
    return new ScriptServices(workspace, indexes, git, ScriptOutput.NONE, outside, EventGate.NONE,
        CommandGate.NONE, code, ScriptModels.NONE, BeforeChange.NONE);
  }
}
