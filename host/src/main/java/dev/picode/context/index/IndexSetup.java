package dev.picode.context.index;

import dev.picode.context.ScanOptions;
import dev.picode.context.symbol.SymbolSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// How an index is made and where it is kept. Immutable.
///
/// @param cache the folder for the stores of all workspaces; it need not exist
/// @param options which files are taken
/// @param source what finds the symbols of a file
/// @param threads how many threads read files, one at least
public record IndexSetup(Path cache, ScanOptions options, SymbolSource source, int threads) {
  private static final int KEY_LENGTH = 32;

  /// Refuses less than one thread.
  public IndexSetup {
    if (threads < 1) {
      throw new IllegalArgumentException("somebody has to read");
    }
  }

  /// The usual setup, with as many threads as there are processors.
  ///
  /// @param caches the person's folder for what may be deleted at any time
  public static IndexSetup of(Path caches, ScanOptions options, SymbolSource source) {
    return new IndexSetup(caches.resolve("index"), options, source,
        Runtime.getRuntime().availableProcessors());
  }

  /// Where the index of a workspace is kept.
  ///
  /// @param root the real path of the workspace
  public Path file(Path root) {
    String key = Hash.of(root.toString().getBytes(StandardCharsets.UTF_8)).hex();
    return cache.resolve(key.substring(0, KEY_LENGTH)).resolve("index.db");
  }
}
