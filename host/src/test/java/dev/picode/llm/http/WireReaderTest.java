package dev.picode.llm.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picode.llm.WireEvent;
import dev.picode.problem.PiCodeException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the readers make of bytes, wherever they are cut.
class WireReaderTest {
  private static final String STREAM = "\uFEFF: keep-alive\n"
      + "event: start\ndata: {\"a\":1}\n\n"
      + "id: 7\nretry: 10\n\n"
      + "data:ü€😀\r\ndata:  two\r\n\r\n"
      + ": ping\r\r"
      + "event: odd\rdata\rdata: x\r\r"
      + "event: no data\n\n"
      + "datax: not data\n: \n\n"
      + "data: [DONE]\n\n"
      + "data: unended";

  private static final List<WireEvent> EVENTS = List.of(
      new WireEvent("start", "{\"a\":1}"), new WireEvent("ü€😀\n two"),
      new WireEvent("odd", "\nx"), new WireEvent("unended"));

  @Test
  void readsServerSentEvents() {
    assertThat(all(WireReader.sse(), bytes(STREAM))).isEqualTo(EVENTS);
  }

  @Test
  void aCutAnywhereChangesNothing() {
    byte[] stream = bytes(STREAM);
    for (int at = 0; at <= stream.length; at++) {
      assertThat(all(WireReader.sse(), Arrays.copyOf(stream, at),
          Arrays.copyOfRange(stream, at, stream.length)))
          .as("cut before byte %d", at)
          .isEqualTo(EVENTS);
    }
  }

  @Test
  void eachByteAloneChangesNothing() {
    assertThat(all(WireReader.sse(), single(bytes(STREAM)))).isEqualTo(EVENTS);
    String lines = "\uFEFF{\"ü\":1}\r\n\r\n[2]\n\r{\"😀\":3}";
    assertThat(all(WireReader.jsonLines(), single(bytes(lines))))
        .containsExactly(new WireEvent("{\"ü\":1}"), new WireEvent("[2]"),
            new WireEvent("{\"😀\":3}"));
  }

  @Test
  void jsonLinesMayBeCutAnywhere() {
    byte[] lines = bytes("{\"a\":\"ü€\"}\r\n \n{\"b\":\"😀\"}\n");
    for (int at = 0; at <= lines.length; at++) {
      assertThat(all(WireReader.jsonLines(), Arrays.copyOf(lines, at),
          Arrays.copyOfRange(lines, at, lines.length)))
          .as("cut before byte %d", at)
          .containsExactly(new WireEvent("{\"a\":\"ü€\"}"), new WireEvent("{\"b\":\"😀\"}"));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void manyCutsChangeNothing(int seed) {
    var random = new Random(seed);
    byte[] stream = bytes(STREAM.repeat(20).replace("\uFEFF", ""));
    List<WireEvent> whole = all(WireReader.sse(), stream);
    var pieces = new ArrayList<byte[]>();
    for (int at = 0; at < stream.length;) {
      int end = Math.min(stream.length, at + 1 + random.nextInt(40));
      pieces.add(Arrays.copyOfRange(stream, at, end));
      at = end;
    }
    assertThat(all(WireReader.sse(), pieces.toArray(byte[][]::new))).isEqualTo(whole);
  }

  @Test
  void givesAnEventAsSoonAsItIsWhole() {
    WireReader reader = WireReader.sse();
    assertThat(reader.read(bytes("data: a\n"))).isEmpty();
    assertThat(reader.read(bytes("\nda"))).containsExactly(new WireEvent("a"));
    assertThat(reader.read(bytes("ta: b\r\r"))).containsExactly(new WireEvent("b"));
    assertThat(reader.end()).isEmpty();
  }

  @Test
  void anIncompleteMarkIsText() {
    byte[] begun = {(byte) 0xEF, (byte) 0xBB};
    assertThat(all(WireReader.jsonLines(), begun)).containsExactly(new WireEvent("\uFFFD"));
    assertThat(all(WireReader.jsonLines(), begun, bytes("x"))).hasSize(1);
    assertThat(all(WireReader.jsonLines())).isEmpty();
  }

  @Test
  void bytesThatAreNoTextAreReplaced() {
    byte[] wrong = {'d', 'a', 't', 'a', ':', (byte) 0xFF, 'x', '\n', '\n'};
    assertThat(all(WireReader.sse(), wrong)).containsExactly(new WireEvent("\uFFFDx"));
  }

  @Test
  void aBodyIsOnePiece() {
    assertThat(all(WireReader.whole(), bytes("{\n\n"), bytes("}"))).containsExactly(
        new WireEvent("{\n\n}"));
    assertThat(all(WireReader.whole())).isEmpty();
  }

  @Test
  void aPieceMayBeSoLargeAndNoLarger() {
    int limit = 5000;
    assertThat(all(new SseReader(limit), bytes("data:" + "x".repeat(limit - 5) + "\n\n")))
        .hasSize(1);
    refused(() -> new SseReader(limit), "data: " + "x".repeat(limit + 1));
    refused(() -> new SseReader(limit), "data: x\n".repeat(limit));
    refused(() -> new JsonLinesReader(limit), "x".repeat(limit + 1));
    refused(() -> new WholeReader(limit), "x".repeat(limit + 1));
  }

  private static void refused(Supplier<WireReader> reader, String text) {
    for (byte[][] pieces : List.of(new byte[][] {bytes(text)}, single(bytes(text)))) {
      assertThatThrownBy(() -> all(reader.get(), pieces))
          .isInstanceOfSatisfying(PiCodeException.class,
              e -> assertThat(e.problem().code()).isEqualTo("llm-answer-too-large"));
    }
  }

  private static List<WireEvent> all(WireReader reader, byte[]... pieces) {
    var all = new ArrayList<WireEvent>();
    for (byte[] piece : pieces) {
      all.addAll(reader.read(piece));
    }
    all.addAll(reader.end());
    return all;
  }

  private static byte[][] single(byte[] bytes) {
    byte[][] single = new byte[bytes.length][];
    for (int i = 0; i < bytes.length; i++) {
      single[i] = new byte[] {bytes[i]};
    }
    return single;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
