package dev.picode.repl;

import java.util.List;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/// Tells the editor whether a line is complete and which word is being typed. Confined to the thread of the prompt.
///
/// @param session knows the mode that lines are typed in
/// @param completion completes commands
record LineParser(Session session, CommandCompletion completion) implements Parser {
  @Override
  public ParsedLine parse(String line, int cursor, ParseContext context) {
    if (context == ParseContext.ACCEPT_LINE && session.isIncomplete(line)) {
      throw new EOFError(-1, -1, "more is expected");
    }
    int at = Math.clamp(cursor, 0, line.length());
    int start = context == ParseContext.COMPLETE ? wordStart(line, at) : 0;
    return new Typed(line, at, Math.clamp(start, 0, at));
  }

  private int wordStart(String line, int cursor) {
    return session.mode()
        .filter(_ -> Entry.kind(line.stripLeading()) != Entry.Kind.COMMANDS)
        .map(mode -> mode.wordStart(line, cursor))
        .orElseGet(() -> completion.wordStart(line, cursor));
  }

  @Override
  public boolean isEscapeChar(char c) {
    return c == '\\';
  }

  /// A line with the word that ends at the cursor. Immutable.
  private record Typed(String line, int cursor, int start) implements CompletingParsedLine {
    @Override
    public String word() {
      return line.substring(start, cursor);
    }

    @Override
    public int wordCursor() {
      return cursor - start;
    }

    @Override
    public int wordIndex() {
      return 0;
    }

    @Override
    public List<String> words() {
      return List.of(word());
    }

    @Override
    public CharSequence escape(CharSequence candidate, boolean complete) {
      return candidate;
    }

    @Override
    public int rawWordCursor() {
      return cursor - start;
    }

    @Override
    public int rawWordLength() {
      return cursor - start;
    }
  }
}
