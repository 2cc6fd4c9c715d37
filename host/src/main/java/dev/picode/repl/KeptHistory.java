package dev.picode.repl;

import java.io.IOException;
import java.time.Instant;
import org.jline.reader.impl.history.DefaultHistory;
import org.jspecify.annotations.Nullable;

/// The lines that were entered in a workspace, in a file that each line is appended to as it is entered. Confined to
/// the thread of the prompt.
///
/// A line that looks as if a secret were in it is not kept, not even in memory.
final class KeptHistory extends DefaultHistory {
  private final @Nullable HistoryFile file;
  private final SecretLine secrets;

  /// @param file where lines are kept, `null` for memory alone
  KeptHistory(@Nullable HistoryFile file, SecretLine secrets) {
    this.file = file;
    this.secrets = secrets;
  }

  @Override
  public void add(Instant time, String line) {
    if (secrets.isIn(line)) {
      return;
    }
    try {
      if (file != null) {
        file.ensure();
      }
    } catch (IOException _) {
      // then it is kept in memory
    }
    super.add(time, line);
  }
}
