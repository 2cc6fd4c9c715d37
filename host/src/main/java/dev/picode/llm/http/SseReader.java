package dev.picode.llm.http;

import dev.picode.llm.WireEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Reads server-sent events, after the HTML standard, section 9.2.6, with two liberties: an event that the end of the
/// answer cuts off before its blank line counts, as some servers leave it out; and `[DONE]`, with which many end, is no
/// event. Confined to one thread.
final class SseReader implements WireReader {
  private static final String DONE = "[DONE]";

  private final ByteLines lines;
  private final ByteRun data;
  private List<WireEvent> read = new ArrayList<>();
  private String event = "";
  private boolean hasData;

  SseReader(int maxPiece) {
    this.lines = new ByteLines(maxPiece, this::line);
    this.data = new ByteRun(maxPiece);
  }

  @Override
  public List<WireEvent> read(byte[] bytes) {
    lines.read(bytes);
    return taken();
  }

  @Override
  public List<WireEvent> end() {
    lines.end();
    dispatch();
    return taken();
  }

  private List<WireEvent> taken() {
    List<WireEvent> taken = read;
    read = new ArrayList<>();
    return taken;
  }

  private void line(byte[] bytes, int start, int end) {
    if (start == end) {
      dispatch();
      return;
    }
    int colon = start;
    while (colon < end && bytes[colon] != ':') {
      colon++;
    }
    int value = Math.min(end, colon + 1);
    if (value < end && bytes[value] == ' ') {
      value++;
    }
    if (is("data", bytes, start, colon)) {
      if (hasData) {
        data.add((byte) '\n');
      }
      hasData = true;
      data.add(bytes, value, end);
    } else if (is("event", bytes, start, colon)) {
      event = new String(bytes, value, end - value, StandardCharsets.UTF_8);
    }
    // `id` and `retry` are for connections that are taken up again; an empty name is a comment.
  }

  private static boolean is(String name, byte[] bytes, int start, int end) {
    if (end - start != name.length()) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      if (bytes[start + i] != name.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private void dispatch() {
    if (hasData) {
      String text = data.text();
      if (!text.equals(DONE)) {
        read.add(new WireEvent(event, text));
      }
      data.clear();
    }
    hasData = false;
    event = "";
  }
}
