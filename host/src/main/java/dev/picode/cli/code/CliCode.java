package dev.picode.cli.code;

import dev.picode.cli.command.CliProcess;
import dev.picode.cli.command.CliSession;
import dev.picode.cli.command.ResultOutput;
import dev.picode.config.Config;
import dev.picode.config.Settings;
import dev.picode.context.ScanOptions;
import dev.picode.context.engine.ContextEngine;
import dev.picode.context.index.IndexSetup;
import dev.picode.context.index.WorkspaceIndex;
import dev.picode.context.symbol.SymbolSource;
import dev.picode.context.symbol.TreeSitterSymbols;
import dev.picode.workspace.Workspace;
import java.nio.file.Path;

/// What is known of the code of a workspace: where it is kept and which files it is about, as the
/// settings say. Immutable; what it opens is another one each time, which whoever asked for it closes.
///
/// @param process the process
/// @param workspace the workspace
/// @param cache the person's folder for what may be deleted at any time
/// @param config the settings
/// @param output is told of progress and of what went wrong
public record CliCode(CliProcess process, Workspace workspace, Path cache, Config config,
    ResultOutput output) {

  /// That of a session's workspace.
  public static CliCode of(CliSession session) {
    return new CliCode(session.process(), session.workspace(), session.folders().cache(),
        session.config(), session.output());
  }

  /// Which files are read.
  ///
  /// @throws dev.picode.problem.PiCodeException where the settings are wrong, see [Config]
  public ScanOptions options() {
    var defaults = ScanOptions.defaults();
    return new ScanOptions(config.get(Settings.INDEX_MAX_FILE_BYTES), defaults.maxFiles(),
        defaults.user(), config.get(Settings.INDEX_EXCLUDE));
  }

  /// How the index is made and where it is kept.
  ///
  /// @param symbols finds the symbols of a file
  /// @throws dev.picode.problem.PiCodeException as [#options]
  public IndexSetup setup(SymbolSource symbols) {
    return IndexSetup.of(cache, options(), symbols);
  }

  /// The index; nothing is read yet.
  ///
  /// @throws dev.picode.problem.PiCodeException as [#options]
  WorkspaceIndex open() {
    return new WorkspaceIndex(workspace, setup(new TreeSitterSymbols()), output::notice,
        process.caches());
  }

  /// What answers questions from the index, and shows how far it is with it.
  ///
  /// @throws dev.picode.problem.PiCodeException as [#options]
  public ContextEngine engine() {
    return new ContextEngine(workspace, open(),
        (done, found) -> output.progress("indexing files", done, found), process.caches());
  }
}
