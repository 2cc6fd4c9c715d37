package dev.picode.process;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/// Hands on bytes as text in UTF-8 as they come, without cutting a character in two; what is none is U+FFFD. Confined
/// to one thread.
final class TextPieces {
  private static final int MOST_BYTES = 4;

  private final Consumer<String> hearer;
  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder()
      .onMalformedInput(CodingErrorAction.REPLACE)
      .onUnmappableCharacter(CodingErrorAction.REPLACE);
  private ByteBuffer rest = ByteBuffer.allocate(0);

  TextPieces(Consumer<String> hearer) {
    this.hearer = hearer;
  }

  void take(byte[] bytes, int length) {
    ByteBuffer all = ByteBuffer.allocate(rest.remaining() + length);
    all.put(rest).put(bytes, 0, length).flip();
    decode(all, false);
    rest = all;
  }

  void end() {
    decode(rest, true);
  }

  private void decode(ByteBuffer bytes, boolean last) {
    CharBuffer text = CharBuffer.allocate(bytes.remaining() + MOST_BYTES);
    var _ = decoder.decode(bytes, text, last);
    if (last) {
      var _ = decoder.flush(text);
    }
    if (text.flip().hasRemaining()) {
      hearer.accept(text.toString());
    }
  }
}
