package dev.picode.llm.http;

import dev.picode.llm.WireEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Reads a JSON value a line; blank lines are nothing. Confined to one thread.
final class JsonLinesReader implements WireReader {
  private final ByteLines lines;
  private List<WireEvent> read = new ArrayList<>();

  JsonLinesReader(int maxPiece) {
    this.lines = new ByteLines(maxPiece, this::line);
  }

  @Override
  public List<WireEvent> read(byte[] bytes) {
    lines.read(bytes);
    List<WireEvent> taken = read;
    read = new ArrayList<>();
    return taken;
  }

  @Override
  public List<WireEvent> end() {
    lines.end();
    List<WireEvent> taken = read;
    read = new ArrayList<>();
    return taken;
  }

  private void line(byte[] bytes, int start, int end) {
    String text = new String(bytes, start, end - start, StandardCharsets.UTF_8).strip();
    if (!text.isEmpty()) {
      read.add(new WireEvent(text));
    }
  }
}
