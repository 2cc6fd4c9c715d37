package dev.picode.binding;

import dev.picode.checkpoint.BeforeChange;
import dev.picode.context.FileIndexes;
import dev.picode.context.ProgressListener;
import dev.picode.context.ScanOptions;
import dev.picode.git.GitRepository;
import dev.picode.workspace.Workspace;
import java.util.Optional;
import java.util.function.Supplier;

/// Makes [ScriptServices] for tests of which nothing but the files matters. Stateless.
public final class TestServices {
  private TestServices() {}

  /// The services of a workspace outside of Git, of which nobody is told, with no commands, no index of code and no
  /// models.
  public static ScriptServices of(Workspace workspace, ScriptOutput output,
      OutsideServices outside) {
    return of(workspace, Optional::empty, output, outside);
  }

  /// The same with a repository.
  static ScriptServices of(Workspace workspace, Supplier<Optional<GitRepository>> git,
      ScriptOutput output, OutsideServices outside) {
    return new ScriptServices(workspace,
        new FileIndexes(workspace, ScanOptions.defaults(), ProgressListener.NONE), git,
        output, outside, EventGate.NONE, CommandGate.NONE, ScriptCode.none(), ScriptModels.NONE,
        BeforeChange.NONE);
  }
}
