package dev.picode.sandbox.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every message there is, bent at random: what comes of it is a message or a [ProtocolException]. The
/// seeds make it the same each time.
class FrameMutationTest {
  private static final int TRIES = 20_000;
  private static final List<String> PIECES = List.of("null", "-1", "1e999", "9223372036854775808",
      "\"\"", "{}", "[]", "true", "\\ud800", "\u0000", "\"t\":", "\"run\":", ",", ":", "}", "]",
      "\"",
      "[[[[[[[[", "{\"a\":{\"a\":", "\"kind\":\"SCRIPT\"", "\"language\":\"ruby\"", "0x10", "NaN");

  private static List<String> frames() {
    var failure = new Failure(Failure.Kind.LIMIT, "code", "message", "hint", "file", 1, 2, "line",
        List.of("a (b:1:2)"), 3);
    return List
        .of(new Message.Open("x#1",
            new Bundle("x", Language.JAVASCRIPT, "main.js", Map.of("main.js", "1")),
            Map.of("host", Map.of("echo", Map.of("p", List.of("value"), "o", List.of()))),
            Quotas.DEFAULT),
            new Message.Load(1, "x#1", 1000),
            new Message.Evaluate(2, "x#1", "1 + 1", "eval", Message.Evaluate.Mode.SESSION, 1000),
            new Message.Query(9, "x#1", Message.Query.Question.MEMBERS, List.of("a", 0L), 1000),
            new Message.Invoke(3, "x#1", "command", "main", Map.of("in", 1L), 1000),
            new Message.Cancel(3, "no"), new Message.Reply(4, List.of(1L, "a", true)),
            new Message.Refuse(5, "denied", "m", null), new Message.Close("x#1"),
            new Message.Ping(6), new Message.Completed(1, true, Map.of("a", 1.5), 9),
            new Message.Failed(2, failure, 9),
            new Message.Call(7, "x#1", 3, "host.echo", Map.of("value", "x")),
            new Message.Ready(Map.of("engine", "1")), new Message.Stuck("x#1", 3, failure),
            new Message.Log("x#1", "info", "text"), new Message.Pong(6))
        .stream()
        .map(Frames::encode)
        .toList();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aBentFrameIsAMessageOrAProtocolException(long seed) {
    List<String> frames = frames();
    var random = new Random(seed);
    int messages = 0;
    int refused = 0;
    for (int i = 0; i < TRIES; i++) {
      String bent = bend(frames.get(random.nextInt(frames.size())), frames, random);
      try {
        Message message = Frames.decode(bent);
        String text = Frames.encode(message);
        assertThat(Frames.encode(Frames.decode(text))).isEqualTo(text);
        messages++;
      } catch (ProtocolException _) {
        refused++;
      } catch (RuntimeException e) {
        fail("seed " + seed + " bent it to `" + bent + "`", e);
      }
    }
    assertThat(List.of(messages, refused)).allMatch(count -> count > TRIES / 50);
  }

  private static String bend(String frame, List<String> frames, Random random) {
    var text = new StringBuilder(frame);
    for (int times = 1 + random.nextInt(3); times > 0; times--) {
      int at = random.nextInt(text.length());
      int end = Math.min(text.length(), at + random.nextInt(12));
      switch (random.nextInt(5)) {
        case 0 -> text.delete(at, end);
        case 1 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
        case 2 -> text.replace(at, end, PIECES.get(random.nextInt(PIECES.size())));
        case 3 -> text.setCharAt(at, (char) random.nextInt(random.nextBoolean() ? 128 : 65536));
        default -> {
          String other = frames.get(random.nextInt(frames.size()));
          text.replace(at, text.length(), other.substring(random.nextInt(other.length())));
        }
      }
      if (text.isEmpty()) {
        return "";
      }
    }
    return text.toString();
  }

  /// Deep nesting, long numbers and long texts, which take another way through the parser.
  @ParameterizedTest
  @ValueSource(ints = {199, 210, 100_000, 1_000_000})
  void whatIsLongOrDeepIsAMessageOrAProtocolException(int size) {
    var tried = new ArrayList<String>(List.of("[".repeat(size) + "]".repeat(size), "9".repeat(size),
        "{\"t\":\"" + "x".repeat(size) + "\"}", "{\"a\":".repeat(size) + "1" + "}".repeat(size),
        "{\"t\":\"reply\",\"call\":1,\"value\":" + "[".repeat(size) + "]".repeat(size) + "}",
        "{\"t\":\"ping\",\"number\":" + "9".repeat(size) + "}"));
    for (String frame : tried) {
      try {
        assertThat(Frames.decode(frame)).isNotNull();
      } catch (ProtocolException e) {
        assertThat(e.getMessage()).startsWith("a frame").hasSizeLessThan(size + 200);
      }
    }
  }
}
