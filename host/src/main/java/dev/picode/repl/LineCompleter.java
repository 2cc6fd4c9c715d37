package dev.picode.repl;

import dev.picode.repl.script.Suggestion;
import dev.picode.terminal.DisplayWidth;
import dev.picode.terminal.Sanitizer;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/// Gives the editor the words that the one at the cursor may become. Confined to the thread of the prompt.
///
/// @param session knows the mode that lines are typed in
/// @param completion completes commands
record LineCompleter(Session session, CommandCompletion completion) implements Completer {
  private static final int LEAST_DESCRIPTION = 20;

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    String buffer = line.line();
    List<Suggestion> found = session.mode()
        .filter(_ -> Entry.kind(buffer.stripLeading()) != Entry.Kind.COMMANDS)
        .map(mode -> mode.complete(buffer, line.cursor()))
        .orElseGet(() -> completion.complete(buffer, line.cursor()));
    int room = Math.max(LEAST_DESCRIPTION, reader.getTerminal().getWidth() / 2);
    for (Suggestion each : found) {
      candidates.add(new Candidate(each.value(), Sanitizer.line(each.value()),
          each.group().isEmpty() ? null : Sanitizer.line(each.group()),
          each.description().isEmpty()
              ? null
              : DisplayWidth.truncate(Sanitizer.line(each.description()), room),
          null, null, !each.more()));
    }
  }
}
