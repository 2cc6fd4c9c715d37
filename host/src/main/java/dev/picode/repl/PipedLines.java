package dev.picode.repl;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/// Runs the lines of standard input where nobody types them. Confined to one thread.
final class PipedLines {
  private final Session session;

  PipedLines(Session session) {
    this.session = session;
  }

  /// Runs them and gives back the last exit code. A line that begins with `#` is a comment; one that is not complete
  /// goes on in the next.
  int run() throws IOException {
    try (var reader = new BufferedReader(
        new InputStreamReader(session.place().input(), StandardCharsets.UTF_8))) {
      var open = new StringBuilder();
      String line = reader.readLine();
      while (line != null && !session.isOver()) {
        boolean comment = open.isEmpty() && line.startsWith("#");
        open.append(comment ? "" : line);
        line = reader.readLine();
        if (line == null || !session.isIncomplete(open.toString())) {
          session.run(open.toString());
          open.setLength(0);
        } else {
          open.append('\n');
        }
      }
    }
    return session.code();
  }
}
