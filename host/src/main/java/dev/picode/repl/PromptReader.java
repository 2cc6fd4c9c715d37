package dev.picode.repl;

import java.util.HashMap;
import java.util.List;
import java.util.function.Supplier;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/// Reads lines, and keeps a line of status below the one that is typed. Confined to the thread of the prompt.
///
/// The status is drawn with what is typed, so that it needs no part of the screen of its own: nothing scrolls for it, it
/// moves with the window, and it is gone when the line is entered. Lists of candidates take its place.
final class PromptReader extends LineReaderImpl {
  private final Supplier<String> status;
  private boolean entered;

  /// @param status what is shown; empty for nothing
  PromptReader(Terminal terminal, Supplier<String> status) {
    super(terminal, "picode", new HashMap<>());
    this.status = status;
  }

  @Override
  public AttributedString getDisplayedBufferWithPrompts(List<AttributedString> secondaryPrompts) {
    AttributedString typed = super.getDisplayedBufferWithPrompts(secondaryPrompts);
    String below = entered || post != null ? "" : status.get();
    return below.isEmpty()
        ? typed
        : new AttributedStringBuilder().append(typed)
            .append("\n")
            .styled(AttributedStyle.DEFAULT.faint(), below)
            .toAttributedString();
  }

  /// Draws the line anew, with the status as it is now; nothing where no line is being typed. Safe for many threads.
  void drawAnew() {
    try {
      callWidget(REDISPLAY);
    } catch (IllegalStateException _) {
      // No line is being typed.
    }
  }

  @Override
  protected void cleanup() {
    entered = true;
    try {
      super.cleanup();
    } finally {
      entered = false;
    }
  }
}
