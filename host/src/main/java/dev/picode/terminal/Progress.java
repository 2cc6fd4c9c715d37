package dev.picode.terminal;

import java.util.function.LongSupplier;

/// A line on standard error that says how far long work has come: its label, a count, and the seconds
/// so far. Safe for many threads.
///
/// It is drawn only where standard error is a terminal: first after 400 ms, so short work shows nothing,
/// then at most ten times a second, and only when the work reports. It is erased by [#close] and before
/// any other output. On a terminal where nothing is erased, because it cannot or because what is shown is read aloud, it
/// is a line of its own that stays: first after 3 s, then every 15 s.
public final class Progress implements AutoCloseable {
  private static final long FIRST_NANOS = 400_000_000L;
  private static final long EVERY_NANOS = 100_000_000L;
  private static final long FIRST_LINE_NANOS = 3_000_000_000L;
  private static final long EVERY_LINE_NANOS = 15_000_000_000L;

  /// One for the cursor, and two for the `^C` of a person who interrupts: a line that wraps is not erased whole.
  private static final int SPARE_COLUMNS = 3;

  private final TextOutput output;
  private final StatusLine line;
  private final int width;
  private final boolean active;
  private final LongSupplier nanos;
  private final long start;
  private long nextDraw;
  private String label;
  private long done;
  private long total;

  private Progress(Terminal terminal, String label, boolean quiet, LongSupplier nanos) {
    this.output = terminal.err();
    this.line = terminal.statusLine();
    this.width = terminal.err().canvas().width();
    this.active = output.isTerminal() && !quiet;
    this.nanos = nanos;
    this.start = active ? nanos.getAsLong() : 0;
    this.nextDraw = start + (line.isAble() ? FIRST_NANOS : FIRST_LINE_NANOS);
    this.label = label;
  }

  /// Starts to show the progress of work.
  ///
  /// @param label what is being done, from anywhere
  /// @param quiet whether nothing is to be shown
  /// @param nanos a clock such as `System::nanoTime`
  public static Progress start(Terminal terminal, String label, boolean quiet, LongSupplier nanos) {
    return new Progress(terminal, label, quiet, nanos);
  }

  /// Says what is being done now.
  public void label(String newLabel) {
    if (active) {
      synchronized (line) {
        label = newLabel;
        draw();
      }
    }
  }

  /// Reports that so many more items are done.
  public void advance(long items) {
    if (active) {
      synchronized (line) {
        done += items;
        draw();
      }
    }
  }

  /// Reports that so many items are done of so many in all; a total of 0 means it is not known.
  public void at(long newDone, long newTotal) {
    if (active) {
      synchronized (line) {
        done = newDone;
        total = newTotal;
        draw();
      }
    }
  }

  /// Erases the line; what is reported afterwards is not shown.
  @Override
  public void close() {
    if (active) {
      synchronized (line) {
        nextDraw = start + Long.MAX_VALUE / 2;
        line.erase();
      }
    }
  }

  private void draw() {
    long now = nanos.getAsLong();
    if (now - nextDraw < 0) {
      return;
    }
    nextDraw = now + (line.isAble() ? EVERY_NANOS : EVERY_LINE_NANOS);
    var facts = new StringBuilder();
    if (total > 0) {
      facts.append("  ").append(done).append('/').append(total);
    } else if (done > 0) {
      facts.append("  ").append(done);
    }
    facts.append("  ").append((now - start) / 1_000_000_000L).append('s');
    int room = Math.max(1, width - SPARE_COLUMNS - facts.length());
    String text = DisplayWidth.truncate(Sanitizer.line(label), room) + facts;
    if (line.isAble()) {
      line.show(text);
    } else {
      output.println(text);
    }
  }
}
