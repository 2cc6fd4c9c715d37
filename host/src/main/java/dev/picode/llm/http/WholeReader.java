package dev.picode.llm.http;

import dev.picode.llm.WireEvent;
import java.util.List;

/// Gives a whole body as one piece. Confined to one thread.
final class WholeReader implements WireReader {
  private final ByteRun body;

  WholeReader(int maxPiece) {
    this.body = new ByteRun(maxPiece);
  }

  @Override
  public List<WireEvent> read(byte[] bytes) {
    body.add(bytes, 0, bytes.length);
    return List.of();
  }

  @Override
  public List<WireEvent> end() {
    if (body.isEmpty()) {
      return List.of();
    }
    var event = new WireEvent(body.text());
    body.clear();
    return List.of(event);
  }
}
