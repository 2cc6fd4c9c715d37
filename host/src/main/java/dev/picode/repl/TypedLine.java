package dev.picode.repl;

import java.util.function.Predicate;

/// A line that is typed while something runs, key by key. Confined to one thread at a time.
///
/// It knows the keys that every line has: backspace, Ctrl-U and Ctrl-W take away, Enter ends it where it is whole. Sequences
/// that other keys send mean nothing here; a pasted text keeps its lines.
final class TypedLine {
  private static final char ESCAPE = '\033';
  private static final String PASTE = "200~";
  private static final String PASTED = "201~";

  private final Predicate<String> incomplete;
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder sequence = new StringBuilder();
  private State state = State.TEXT;
  private boolean pasting;

  /// What a key came to.
  enum Key {
    /// The line is another one, or nothing happened.
    TYPED,
    /// The line ended: [#take] gives it.
    ENTERED,
    /// The person wants what runs to stop.
    STOP
  }

  private enum State {
    TEXT,
    ESCAPED,
    SEQUENCE,
    ONE_MORE
  }

  /// An empty line.
  ///
  /// @param incomplete whether more has to be typed
  TypedLine(Predicate<String> incomplete) {
    this.incomplete = incomplete;
  }

  /// Takes the next character.
  Key type(char c) {
    switch (state) {
      case TEXT -> {
        return plain(c);
      }
      case ESCAPED -> {
        state = switch (c) {
          case ESCAPE -> State.ESCAPED;
          case '[' -> State.SEQUENCE;
          case 'O' -> State.ONE_MORE;
          default -> State.TEXT;
        };
        sequence.setLength(0);
      }
      case SEQUENCE -> sequence(c);
      case ONE_MORE -> state = State.TEXT;
    }
    return Key.TYPED;
  }

  /// Nothing followed the last character for so long that it was a key of its own.
  Key idle() {
    boolean alone = state == State.ESCAPED;
    state = State.TEXT;
    return alone ? Key.STOP : Key.TYPED;
  }

  private void sequence(char c) {
    if (c < '@' || c > '~') {
      sequence.append(c);
      return;
    }
    String whole = sequence.append(c).toString();
    state = State.TEXT;
    if (whole.equals(PASTE) || whole.equals(PASTED)) {
      pasting = whole.equals(PASTE);
    }
  }

  private Key plain(char c) {
    switch (c) {
      case ESCAPE -> state = State.ESCAPED;
      case '\r', '\n' -> {
        boolean whole = !pasting && !incomplete.test(text.toString());
        if (whole && !text.isEmpty()) {
          return Key.ENTERED;
        }
        if (!whole) {
          text.append('\n');
        }
      }
      case '\b', '\177' -> {
        if (!text.isEmpty()) {
          text.setLength(text.offsetByCodePoints(text.length(), -1));
        }
      }
      case '\025' -> text.setLength(0); // Ctrl-U
      case '\027' -> { // Ctrl-W
        text.setLength(text.toString().stripTrailing().length());
        while (!text.isEmpty() && !Character.isWhitespace(text.charAt(text.length() - 1))) {
          text.setLength(text.length() - 1);
        }
      }
      default -> {
        if ((c == '\t' && pasting) || !Character.isISOControl(c)) {
          text.append(c);
        }
      }
    }
    return Key.TYPED;
  }

  /// What is typed so far.
  String text() {
    return text.toString();
  }

  /// Gives what is typed, and begins another line.
  String take() {
    String line = text.toString();
    text.setLength(0);
    return line;
  }
}
