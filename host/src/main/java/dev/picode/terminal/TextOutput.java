package dev.picode.terminal;

import dev.picode.sandbox.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// One of the two output streams: buffered, always UTF-8. Safe for many threads.
///
/// Standard error, and standard output where it is a terminal, are flushed after every call; other
/// output when the buffer is full and by [#flush]. When writing fails, for example because the reader of a pipe is gone, the output
/// is *broken*: what is written from then on is dropped, and nothing is thrown.
public final class TextOutput {
  private static final int BUFFER_BYTES = 16 * 1024;

  private final OutputStream stream;
  private final boolean isTerminal;
  private final boolean flushesAlways;
  private final Canvas canvas;
  private final StatusLine statusLine;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int used;
  private @Nullable IOException failure;

  TextOutput(
      OutputStream stream,
      boolean isTerminal,
      boolean flushesAlways,
      Canvas canvas,
      StatusLine statusLine) {
    this.stream = stream;
    this.isTerminal = isTerminal;
    this.flushesAlways = flushesAlways;
    this.canvas = canvas;
    this.statusLine = statusLine;
  }

  /// Whether a person's terminal is at the other end.
  public boolean isTerminal() {
    return isTerminal;
  }

  /// What views may draw with here.
  public Canvas canvas() {
    return canvas;
  }

  /// Writes text from anywhere, made safe by [Sanitizer#clean].
  public void print(String text) {
    write(Sanitizer.clean(text));
  }

  /// Writes text from anywhere, made safe, and ends the line.
  public void println(String text) {
    write(Sanitizer.clean(text).concat("\n"));
  }

  /// Writes what a view of this package made: its styles reach the terminal as they are.
  public void printView(String view) {
    write(view);
  }

  /// Writes a plain value as one line of JSON. Characters that a terminal would act on are escaped, so
  /// the value survives and the terminal too.
  public void printJson(@Nullable Object value) {
    write(Sanitizer.escapeJson(Json.write(value)).concat("\n"));
  }

  /// Writes a plain value as indented JSON, escaped as by [#printJson], and ends the line.
  public void printPrettyJson(@Nullable Object value) {
    write(Sanitizer.escapeJson(Json.writePretty(value)).concat("\n"));
  }

  /// Hands everything that was written to the system.
  public void flush() {
    synchronized (statusLine) {
      drain();
    }
  }

  boolean isBroken() {
    synchronized (statusLine) {
      return failure != null;
    }
  }

  @Nullable IOException failure() {
    synchronized (statusLine) {
      return failure;
    }
  }

  private void write(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    synchronized (statusLine) {
      if (failure != null) {
        return;
      }
      if (bytes.length > buffer.length - used) {
        drain();
      }
      if (bytes.length > buffer.length) {
        send(bytes, bytes.length);
      } else {
        System.arraycopy(bytes, 0, buffer, used, bytes.length);
        used += bytes.length;
      }
      if (flushesAlways) {
        drain();
      }
    }
  }

  private void drain() {
    if (used > 0) {
      send(buffer, used);
      used = 0;
    }
  }

  private void send(byte[] bytes, int length) {
    if (failure != null) {
      return;
    }
    try {
      if (isTerminal) {
        statusLine.erase();
      }
      stream.write(bytes, 0, length);
      stream.flush();
      if (isTerminal && length > 0) {
        statusLine.written(bytes[length - 1] != '\n');
      }
    } catch (IOException e) {
      failure = e;
    }
  }
}
