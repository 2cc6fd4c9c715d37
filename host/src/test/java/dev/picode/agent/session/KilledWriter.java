package dev.picode.agent.session;

import dev.picode.llm.Message;
import dev.picode.secret.Redactor;
import dev.picode.workspace.Workspace;
import java.nio.file.Path;
import java.time.InstantSource;

/// A process that writes a session until it is killed; the test that starts it kills it.
public final class KilledWriter {
  private KilledWriter() {}

  /// Writes numbers without end.
  ///
  /// @param arguments the folder of data and the workspace
  public static void main(String[] arguments) {
    var store = new SessionStore(Path.of(arguments[0]), Workspace.of(Path.of(arguments[1])),
        InstantSource.system(), () -> Redactor.NONE);
    SessionLog log = store.create();
    for (int i = 0;; i++) {
      log.append(new SessionEntry.Said(Message.user("number " + i + " " + "x".repeat(2000)),
          "number " + i, false));
    }
  }
}
