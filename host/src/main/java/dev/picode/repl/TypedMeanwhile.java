package dev.picode.repl;

import dev.picode.terminal.Keyboard;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;

/// What a person types while something runs: whole lines wait to be run next, and Esc stops what runs. Safe for many
/// threads.
///
/// While it listens, the terminal hands over each key and shows none; the line is drawn below what the command says. Signals
/// stay signals, so Ctrl-C works as ever. Whoever else wants the keys borrows them: the terminal is as it was until they
/// are given back. Keys are only read when there are some, so nobody ever waits for that. Before [#at] it does nothing.
public final class TypedMeanwhile implements Keyboard {
  /// After Esc, what comes later than this is another key.
  private static final Duration ALONE = Duration.ofMillis(60);
  private static final long POLL_MILLIS = 20;
  private static final int MOST_BYTES = 4096;
  private static final String PASTE_ON = "\033[?2004h";
  private static final String PASTE_OFF = "\033[?2004l";

  private final Deque<String> queue = new ArrayDeque<>();
  private final Running running;
  private @Nullable Keys keys;
  private dev.picode.terminal.@Nullable Terminal shown;
  private @Nullable Thread listener;
  private int lent;
  private long turn;

  /// Where keys come from. Confined to whoever holds the lock of what listens.
  private record Keys(Terminal terminal, InputStream input, TypedLine line, CharsetDecoder decoder,
      ByteBuffer bytes) {
    static Keys of(Terminal terminal, InputStream input, Predicate<String> incomplete) {
      return new Keys(terminal, input, new TypedLine(incomplete),
          StandardCharsets.UTF_8.newDecoder()
              .onMalformedInput(CodingErrorAction.REPLACE)
              .onUnmappableCharacter(CodingErrorAction.REPLACE),
          ByteBuffer.allocate(MOST_BYTES));
    }

    void write(String sequence) {
      terminal.writer().write(sequence);
      terminal.writer().flush();
    }

    /// What was typed since; empty where nothing was.
    String typed() throws IOException {
      int there = Math.min(input.available(), bytes.remaining());
      if (there <= 0) {
        return "";
      }
      byte[] read = new byte[there];
      bytes.put(read, 0, Math.max(0, input.read(read, 0, there))).flip();
      var chars = CharBuffer.allocate(MOST_BYTES);
      decoder.decode(bytes, chars, false);
      bytes.compact();
      return chars.flip().toString();
    }
  }

  /// Listens to nothing yet.
  ///
  /// @param running what Esc stops
  public TypedMeanwhile(Running running) {
    this.running = running;
  }

  /// Listens from the next [#begin] on.
  ///
  /// @param terminal the terminal that is typed at
  /// @param input what is typed at it
  /// @param incomplete whether more than this has to be typed for a line
  synchronized void at(Terminal terminal, InputStream input, Predicate<String> incomplete) {
    keys = Keys.of(terminal, input, incomplete);
  }

  @Override
  public synchronized void shownOn(dev.picode.terminal.Terminal terminal) {
    Keys typed = keys;
    if (listener != null && typed != null) {
      shown = terminal;
      terminal.showTyped(typed.line().text());
    }
  }

  /// Something begins to run; whoever closes what this gives says that it ended. The terminal is as it was then, and
  /// nobody reads its keys.
  synchronized Lent begin() {
    Keys typed = keys;
    if (typed == null || listener != null) {
      return () -> {};
    }
    Attributes usual = typed.terminal().getAttributes();
    lent = 0;
    turn++;
    typed.terminal().setAttributes(lines(false, usual));
    typed.write(PASTE_ON);
    listener = Thread.ofPlatform()
        .daemon()
        .name("picode-keys")
        .start(() -> listen(typed));
    return () -> end(typed, usual);
  }

  private synchronized void end(Keys typed, Attributes usual) {
    listener = null;
    notifyAll();
    typed.write(PASTE_OFF);
    typed.terminal().setAttributes(usual);
    dev.picode.terminal.Terminal used = shown;
    shown = null;
    if (used != null) {
      used.showTyped("");
    }
  }

  @Override
  public synchronized Lent lend() {
    Keys typed = keys;
    if (typed == null || listener == null) {
      return () -> {};
    }
    lent++;
    if (lent == 1) {
      typed.terminal().setAttributes(lines(true, typed.terminal().getAttributes()));
    }
    long of = turn;
    return () -> takeBack(typed, of);
  }

  /// Keys that were lent in a turn that is over are nobody's any more.
  private synchronized void takeBack(Keys typed, long of) {
    if (of != turn) {
      return;
    }
    lent--;
    if (lent == 0 && listener != null) {
      typed.terminal().setAttributes(lines(false, typed.terminal().getAttributes()));
    }
  }

  /// The next line that waits; it does not any more.
  synchronized Optional<String> next() {
    return Optional.ofNullable(queue.poll());
  }

  /// The line that was not ended; another one begins.
  synchronized String rest() {
    Keys typed = keys;
    return typed == null ? "" : typed.line().take();
  }

  /// Every line that waits and the one that was not ended, as one text; nothing waits any more.
  synchronized String all() {
    List<String> lines = new ArrayList<>(queue);
    queue.clear();
    String last = rest();
    if (!last.isEmpty()) {
      lines.add(last);
    }
    return String.join("\n", lines);
  }

  private void listen(Keys typed) {
    long last = System.nanoTime();
    try {
      while (true) {
        boolean stop;
        synchronized (this) {
          if (!Thread.currentThread().equals(listener)) {
            return;
          }
          String read = lent > 0 ? "" : typed.typed();
          if (read.isEmpty()) {
            stop = System.nanoTime() - last > ALONE.toNanos()
                && typed.line().idle() == TypedLine.Key.STOP;
            wait(POLL_MILLIS);
          } else {
            last = System.nanoTime();
            stop = typed(typed.line(), read);
          }
        }
        if (stop) {
          running.interrupt();
        }
      }
    } catch (IOException _) {
      // The terminal is gone.
    } catch (InterruptedException _) {
      // Nobody interrupts it.
    }
  }

  /// @return whether what runs is to stop
  private boolean typed(TypedLine line, String read) {
    boolean stop = false;
    for (int i = 0; i < read.length(); i++) {
      TypedLine.Key key = line.type(read.charAt(i));
      stop |= key == TypedLine.Key.STOP;
      if (key == TypedLine.Key.ENTERED) {
        enter(line.take());
      }
    }
    dev.picode.terminal.Terminal used = shown;
    if (used != null) {
      used.showTyped(line.text());
    }
    return stop;
  }

  private void enter(String entered) {
    if (entered.isBlank()) {
      return;
    }
    queue.add(entered);
    dev.picode.terminal.Terminal used = shown;
    if (used != null) {
      used.showTyped("");
      used.aside("queued: " + entered.strip());
    }
  }

  /// @param whole whether the terminal takes whole lines and shows them, rather than handing over each key and showing none
  private static Attributes lines(boolean whole, Attributes of) {
    var attributes = new Attributes(of);
    attributes.setLocalFlag(LocalFlag.ICANON, whole);
    attributes.setLocalFlag(LocalFlag.ECHO, whole);
    attributes.setLocalFlag(LocalFlag.IEXTEN, whole);
    return attributes;
  }
}
