package dev.picode.sandbox.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FramesTest {

  static IntStream seeds() {
    return IntStream.range(0, 200);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void decodesWhatItEncoded(int seed) {
    for (Message message : messages(new Random(seed))) {
      String frame = Frames.encode(message);
      assertThat(frame).doesNotContain("\n");
      assertThat(Frames.decode(frame)).isEqualTo(message);
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void refusesDamagedFramesAndNothingElseHappens(int seed) {
    var random = new Random(seed);
    for (Message message : messages(random)) {
      var frame = new StringBuilder(Frames.encode(message));
      for (int i = 0; i < 3; i++) {
        int at = random.nextInt(frame.length());
        switch (random.nextInt(3)) {
          case 0 -> frame.deleteCharAt(at);
          case 1 -> frame.setCharAt(at, (char) (32 + random.nextInt(96)));
          default -> frame.insert(at, "{}[],:\"0-.\\".charAt(random.nextInt(11)));
        }
      }
      try {
        Frames.decode(frame.toString());
      } catch (ProtocolException e) {
        assertThat(e).hasMessageStartingWith("a frame").hasMessageNotContaining("jackson");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "1", "null", "{}", "{\"t\":1}", "{\"t\":\"nope\"}",
    "{\"t\":\"ping\"}",
    "{\"t\":\"ping\",\"number\":1.5}", "{\"t\":\"ping\",\"number\":\"1\"}",
    "{\"t\":\"ping\",\"number\":99999999999999999999}",
    "{\"t\":\"ping\",\"number\":1,\"number\":2}",
    "{\"t\":\"completed\",\"run\":1,\"present\":\"yes\"}",
    "{\"t\":\"refuse\",\"call\":1,\"code\":\"c\",\"message\":\"m\",\"hint\":1}",
    "{\"t\":\"evaluate\",\"run\":1,\"context\":\"c\",\"code\":\"\",\"name\":\"\",\"mode\":\"FOREVER\",\"deadline\":1}",
    "{\"t\":\"query\",\"run\":1,\"context\":\"c\",\"question\":\"WHY\",\"subject\":1,\"deadline\":1}",
    "{\"t\":\"call\",\"call\":1,\"context\":\"c\",\"run\":1,\"target\":\"t\",\"arguments\":[]}",
    "{\"t\":\"failed\",\"run\":1,\"failure\":{\"kind\":\"NOPE\",\"code\":\"c\",\"message\":\"m\",\"line\":0,\"column\":0,\"stack\":[],\"call\":0}}",
    "{\"t\":\"failed\",\"run\":1,\"failure\":{\"kind\":\"LIMIT\",\"code\":\"c\",\"message\":\"m\",\"line\":0,\"column\":0,\"stack\":[1],\"call\":0}}",
    "{\"t\":\"open\",\"context\":\"c\",\"surface\":{},\"bundle\":{\"id\":\"a\",\"main\":\"m\",\"files\":{}},\"quotas\":{\"valueChars\":1,\"logChars\":1,\"pendingCalls\":1,\"timers\":1,\"allocatedMegabytes\":1}}",
    "{\"t\":\"open\",\"context\":\"c\",\"surface\":{},\"bundle\":{\"id\":\"a\",\"main\":\"\",\"files\":{\"../x\":\"\"}},\"quotas\":{\"valueChars\":1,\"logChars\":1,\"pendingCalls\":1,\"timers\":1,\"allocatedMegabytes\":1}}",
    "{\"t\":\"open\",\"context\":\"c\",\"surface\":{},\"bundle\":{\"id\":\"a\",\"main\":\"\",\"files\":{}},\"quotas\":{\"valueChars\":0,\"logChars\":1,\"pendingCalls\":1,\"timers\":1,\"allocatedMegabytes\":1}}",
    "{\"t\":\"open\",\"context\":\"c\",\"surface\":{},\"bundle\":{\"id\":\"a\",\"main\":\"\",\"files\":{}},\"quotas\":{\"valueChars\":4294967297,\"logChars\":1,\"pendingCalls\":1,\"timers\":1,\"allocatedMegabytes\":1}}"})
  void refusesWhatIsNoMessage(String frame) {
    assertThatThrownBy(() -> Frames.decode(frame)).isInstanceOf(ProtocolException.class);
  }

  @Test
  void carriesValuesAsDeepAsTheyMayBeAndNoDeeper() {
    var reply = new Message.Reply(1, nested(200));
    assertThat(Frames.decode(Frames.encode(reply))).isEqualTo(reply);
    String bomb = "{\"t\":\"reply\",\"call\":1,\"value\":" + "[".repeat(100_000);
    assertThatThrownBy(() -> Frames.decode(bomb)).isInstanceOf(ProtocolException.class);
  }

  @Test
  void ignoresMembersItDoesNotKnow() {
    assertThat(Frames.decode("{\"t\":\"ping\",\"number\":7,\"since\":\"next year\"}"))
        .isEqualTo(new Message.Ping(7));
  }

  private static Object nested(int depth) {
    Object value = List.of();
    for (int i = 1; i < depth; i++) {
      value = List.of(value);
    }
    return value;
  }

  /// NullAway does not see the annotations on the parameters of a compiled record's constructor.
  @SuppressWarnings("NullAway")
  private static List<Message> messages(Random r) {
    var bundle = new Bundle(text(r), Language.PYTHON, "a/main.js",
        Map.of("a/main.js", text(r), "é.json", text(r)));
    List<Failure.Kind> kinds = List.of(Failure.Kind.values());
    var failure = new Failure(kinds.get(r.nextInt(kinds.size())), text(r), text(r), maybe(r),
        maybe(r), r.nextInt(99), r.nextInt(99), maybe(r), List.of(text(r), text(r)), r.nextLong());
    return List.of(
        new Message.Open(text(r), bundle, map(r, 3),
            new Quotas(1 + r.nextInt(99), r.nextInt(99), 1 + r.nextInt(99), r.nextInt(99),
                1 + r.nextInt(99))),
        new Message.Load(r.nextLong(), text(r), r.nextLong()),
        new Message.Evaluate(r.nextLong(), text(r), text(r), text(r),
            List.of(Message.Evaluate.Mode.values()).get(r.nextInt(3)), r.nextLong()),
        new Message.Query(r.nextLong(), text(r),
            List.of(Message.Query.Question.values()).get(r.nextInt(3)),
            value(r, 4), r.nextLong()),
        new Message.Invoke(r.nextLong(), text(r), text(r), text(r), value(r, 4), r.nextLong()),
        new Message.Cancel(r.nextLong(), text(r)), new Message.Reply(r.nextLong(), value(r, 4)),
        new Message.Refuse(r.nextLong(), text(r), text(r), maybe(r)), new Message.Close(text(r)),
        new Message.Ping(r.nextLong()), new Message.Pong(r.nextLong()),
        new Message.Completed(r.nextLong(), r.nextBoolean(), value(r, 4), r.nextLong()),
        new Message.Failed(r.nextLong(), failure, r.nextLong()),
        new Message.Call(r.nextLong(), text(r), r.nextLong(), text(r), map(r, 3)),
        new Message.Ready(Map.of(text(r), text(r))),
        new Message.Stuck(text(r), r.nextLong(), failure),
        new Message.Log(text(r), text(r), text(r)));
  }

  private static String text(Random r) {
    String[] parts = {"a", "\n", "\"", "\\", "é", "😀", "\u2028", "\0", "\u001b", "{",
      "long text "};
    var text = new StringBuilder();
    for (int i = r.nextInt(8); i > 0; i--) {
      text.append(parts[r.nextInt(parts.length)]);
    }
    return text.toString();
  }

  private static @Nullable String maybe(Random r) {
    return r.nextBoolean() ? text(r) : null;
  }

  private static @Nullable Object value(Random r, int depth) {
    return switch (r.nextInt(depth == 0 ? 5 : 7)) {
      case 0 -> null;
      case 1 -> r.nextBoolean();
      case 2 -> r.nextLong();
      case 3 -> r.nextInt() + 0.5;
      case 4 -> text(r);
      case 5 -> {
        var items = new ArrayList<@Nullable Object>();
        for (int i = r.nextInt(4); i > 0; i--) {
          items.add(value(r, depth - 1));
        }
        yield items;
      }
      default -> map(r, depth - 1);
    };
  }

  private static Map<String, @Nullable Object> map(Random r, int depth) {
    var map = new LinkedHashMap<String, @Nullable Object>();
    for (int i = r.nextInt(4); i > 0; i--) {
      map.put(text(r), value(r, depth));
    }
    return map;
  }
}
