package dev.picode.sandbox.protocol;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// A channel over two byte streams: a frame a line, UTF-8. Safe for many threads.
///
/// One thread of its own reads. It ends, and says why, when the other end is gone or sends something
/// that is no message: whoever does that is not listened to any more.
public final class StreamChannel implements Channel {
  /// The longest frame that is read. Longer than any that quotas let out, so only a broken or hostile
  /// other end gets there.
  static final int MAX_FRAME_BYTES = 128 << 20;
  private static final int BUFFER_BYTES = 64 << 10;

  private final InputStream in;
  private final OutputStream out;
  private final String name;
  private final Consumer<String> ended;
  private final Object writing = new Object();
  private volatile boolean closed;

  /// @param name what the reading thread is called
  /// @param ended is told once why nothing more will be received, on the reading thread
  public StreamChannel(InputStream in, OutputStream out, String name, Consumer<String> ended) {
    this.in = in;
    this.out = out;
    this.name = name;
    this.ended = ended;
  }

  @Override
  public void start(Consumer<Message> receiver) {
    Thread.ofPlatform().daemon().name(name).start(() -> ended.accept(read(receiver)));
  }

  private String read(Consumer<Message> receiver) {
    var frame = new ByteArrayOutputStream(BUFFER_BYTES);
    byte[] buffer = new byte[BUFFER_BYTES];
    try {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        take(buffer, count, frame, receiver);
      }
      return "the stream ended";
    } catch (IOException e) {
      return "the stream broke: " + e.getMessage();
    } catch (ProtocolException e) {
      return String.valueOf(e.getMessage());
    } catch (RuntimeException e) {
      return "a message could not be taken: " + e;
    }
  }

  private static void take(
      byte[] buffer,
      int count,
      ByteArrayOutputStream frame,
      Consumer<Message> receiver) {
    int start = 0;
    for (int i = 0; i < count; i++) {
      if (buffer[i] == '\n') {
        frame.write(buffer, start, i - start);
        receiver.accept(Frames.decode(frame.toString(StandardCharsets.UTF_8)));
        frame.reset();
        start = i + 1;
      }
    }
    frame.write(buffer, start, count - start);
    if (frame.size() > MAX_FRAME_BYTES) {
      throw new ProtocolException("a frame is longer than " + MAX_FRAME_BYTES + " bytes");
    }
  }

  /// Sends a message; blocks while the other end does not read.
  @Override
  public void send(Message message) {
    byte[] frame = (Frames.encode(message) + "\n").getBytes(StandardCharsets.UTF_8);
    synchronized (writing) {
      if (!closed) {
        try {
          out.write(frame);
          out.flush();
        } catch (IOException _) {
          closed = true; // the reader learns of it too, and says so
        }
      }
    }
  }

  /// Closes the outgoing direction, whereupon the other end closes the incoming one. A thread that
  /// blocks in [#send] is not waited for: only the end of the process behind the stream frees it.
  @Override
  public void close() {
    closed = true;
    try {
      out.close();
    } catch (IOException _) {
      // the other end is gone already
    }
  }
}
