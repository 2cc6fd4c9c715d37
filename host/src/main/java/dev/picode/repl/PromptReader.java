package dev.picode.repl;

import java.util.HashMap;
import java.util.List;
import java.util.function.Supplier;
import org.jline.keymap.KeyMap;
import org.jline.reader.Reference;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.impl.AbstractPosixTerminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.jline.utils.OSUtils;

/// Reads lines, and keeps a line of status below the one that is typed. Confined to the thread of the prompt.
///
/// The status is drawn with what is typed, so that it needs no part of the screen of its own: nothing scrolls for it, it
/// moves with the window, and it is gone when the line is entered. Lists of candidates take its place.
///
/// Ctrl-C is a key here, like any other, and no signal: one that was sent to what ran before may be told of as late as now,
/// and must not take the line with it.
final class PromptReader extends LineReaderImpl {
  private static final String INTERRUPT = "picode-interrupt";
  private static final String CTRL_C = KeyMap.ctrl('C');

  private final Supplier<String> status;
  private Runnable onceShown = () -> {};
  private boolean entered;

  /// @param status what is shown; empty for nothing
  PromptReader(Terminal terminal, Supplier<String> status) {
    super(terminal, "picode", new HashMap<>());
    this.status = status;
    if (terminal instanceof AbstractPosixTerminal) {
      getWidgets().put(CALLBACK_INIT, this::takeCtrlC);
      getWidgets().put(INTERRUPT, this::interrupt);
      getKeyMaps().values().forEach(keys -> keys.bind(new Reference(INTERRUPT), CTRL_C));
    }
  }

  /// The reader heeds signals until it calls this.
  private boolean takeCtrlC() {
    terminal.handle(Signal.INT, _ -> {});
    Thread.interrupted(); // such a signal may have come already
    Attributes attributes = terminal.getAttributes();
    attributes.setControlChar(ControlChar.VINTR, OSUtils.IS_LINUX ? 0 : 0xff); // what says that no key does it
    terminal.setAttributes(attributes);
    return true;
  }

  private boolean interrupt() {
    state = State.INTERRUPT;
    return true;
  }

  /// What is done once, as soon as the first prompt is on the screen.
  void onceShown(Runnable work) {
    onceShown = work;
  }

  @Override
  protected void redisplay(boolean flush) {
    super.redisplay(flush);
    Runnable work = onceShown;
    onceShown = () -> {};
    work.run();
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
