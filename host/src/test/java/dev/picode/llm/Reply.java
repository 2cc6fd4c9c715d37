package dev.picode.llm;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/// An answer of a [ModelServer]: what is written, how it is cut, and how it ends. Immutable.
///
/// @param pieces the body, each piece written and flushed as a chunk of its own
/// @param hold waited for after the first piece, or null
public record Reply(int status, Map<String, String> headers, List<byte[]> pieces, Ending ending,
    @Nullable CountDownLatch hold) {
  /// How an answer ends.
  public enum Ending {
    /// As HTTP asks.
    WHOLE,
    /// The connection breaks after the last piece; with no piece it is reset.
    RESET,
    /// The connection stays open and nothing more comes, until the client leaves.
    SILENT,
    /// Nothing is ever answered.
    NEVER
  }

  private static Reply of(int status, String type, byte[] body) {
    return new Reply(status, Map.of("Content-Type", type), List.of(body), Ending.WHOLE, null);
  }

  /// Server-sent events as text.
  public static Reply sse(String text) {
    return of(200, "text/event-stream", text.getBytes(StandardCharsets.UTF_8));
  }

  /// Server-sent events without names, of their data.
  public static Reply events(String... data) {
    var text = new StringBuilder();
    for (String item : data) {
      text.append("data: ").append(item).append("\n\n");
    }
    return sse(text.toString());
  }

  /// A JSON value a line.
  public static Reply jsonLines(String text) {
    return of(200, "application/x-ndjson", text.getBytes(StandardCharsets.UTF_8));
  }

  /// A JSON document.
  public static Reply json(int status, String text) {
    return of(status, "application/json", text.getBytes(StandardCharsets.UTF_8));
  }

  /// The connection is reset before anything is answered.
  public static Reply reset() {
    return new Reply(0, Map.of(), List.of(), Ending.RESET, null);
  }

  /// Nothing is answered.
  public static Reply never() {
    return new Reply(0, Map.of(), List.of(), Ending.NEVER, null);
  }

  /// With another header.
  public Reply header(String name, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Reply(status, more, pieces, ending, hold);
  }

  /// In two pieces, cut before a byte.
  public Reply cutAt(int at) {
    byte[] body = body();
    return pieces(List.of(Arrays.copyOf(body, at), Arrays.copyOfRange(body, at, body.length)));
  }

  /// In pieces of so many bytes.
  public Reply inPiecesOf(int bytes) {
    byte[] body = body();
    var cut = new ArrayList<byte[]>();
    for (int at = 0; at < body.length; at += bytes) {
      cut.add(Arrays.copyOfRange(body, at, Math.min(body.length, at + bytes)));
    }
    return pieces(cut);
  }

  /// Only so many bytes of it.
  public Reply onlyFirst(int bytes) {
    return pieces(List.of(Arrays.copyOf(body(), bytes)));
  }

  /// With another ending.
  public Reply ending(Ending other) {
    return new Reply(status, headers, pieces, other, hold);
  }

  /// What comes after the first piece waits until somebody opens the latch.
  public Reply heldBy(CountDownLatch latch) {
    return new Reply(status, headers, pieces, ending, latch);
  }

  private Reply pieces(List<byte[]> other) {
    return new Reply(status, headers, other, ending, hold);
  }

  /// The whole body.
  public byte[] body() {
    int size = pieces.stream().mapToInt(piece -> piece.length).sum();
    byte[] body = new byte[size];
    int at = 0;
    for (byte[] piece : pieces) {
      System.arraycopy(piece, 0, body, at, piece.length);
      at += piece.length;
    }
    return body;
  }
}
