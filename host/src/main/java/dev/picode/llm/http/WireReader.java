package dev.picode.llm.http;

import dev.picode.llm.WireEvent;
import java.util.List;

/// Cuts one answer into pieces. Confined to one thread.
///
/// Where the bytes are cut when they arrive changes nothing: neither within a character nor within a line end.
public interface WireReader {
  /// The largest piece: 16 MiB. One that grows beyond it ends the answer.
  int MAX_PIECE = 16 << 20;

  /// The pieces that are whole with these bytes.
  ///
  /// @throws dev.picode.problem.PiCodeException `llm-answer-too-large`
  List<WireEvent> read(byte[] bytes);

  /// What is left when no more bytes come.
  List<WireEvent> end();

  /// A reader of server-sent events.
  static WireReader sse() {
    return new SseReader(MAX_PIECE);
  }

  /// A reader of a JSON value a line.
  static WireReader jsonLines() {
    return new JsonLinesReader(MAX_PIECE);
  }

  /// A reader that gives the body as one piece.
  static WireReader whole() {
    return new WholeReader(MAX_PIECE);
  }
}
