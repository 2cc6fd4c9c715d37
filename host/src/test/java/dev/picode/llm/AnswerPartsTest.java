package dev.picode.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerPartsTest {
  private final AnswerParts parts = new AnswerParts();

  @Test
  void keepsTheOrderInWhichPartsBegan() {
    add(new ModelEvent.TextDelta("a"), new ModelEvent.TextDelta(""), new ModelEvent.TextDelta("b"),
        new ModelEvent.ToolCallDelta(1, "y", "two", ""), new ModelEvent.TextDelta("c"),
        new ModelEvent.ToolCallDelta(0, "x", "one", "{\"a\":"),
        new ModelEvent.ToolCallDelta(1, null, null, "{}"),
        new ModelEvent.ToolCallDelta(0, null, null, "1}", "sig"));
    assertThat(parts.parts()).containsExactly(new Part.Text("ab"),
        new Part.ToolCall("y", "two", Map.of()), new Part.Text("c"),
        new Part.ToolCall("x", "one", Map.of("a", 1L), "sig"));
  }

  @Test
  void aSignatureEndsThoughts() {
    add(new ModelEvent.ThinkingDelta("a"), new ModelEvent.ThinkingDelta("b"),
        new ModelEvent.ThinkingDelta("", "s1", null), new ModelEvent.ThinkingDelta("c"),
        new ModelEvent.ThinkingDelta("", null, "x"), new ModelEvent.ThinkingDelta("d", "s2", null));
    assertThat(parts.parts()).containsExactly(new Part.Thinking("ab", "s1", null),
        new Part.Thinking("c", null, null), new Part.Thinking("", null, "x"),
        new Part.Thinking("d", "s2", null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\": ", "[1]", "\"text\"", "{\"a\": 1} {", "{'a': 1}",
    "{\"a\":1,\"a\":2}"})
  void argumentsThatAreNoObjectAreAFault(String arguments) {
    add(new ModelEvent.ToolCallDelta(0, "x", "one", arguments));
    assertThat(parts.parts()).containsExactly(new Part.ToolCall("x", "one", Map.of()));
    assertThat(parts.faults()).singleElement().satisfies(fault -> {
      assertThat(fault.callId()).isEqualTo("x");
      assertThat(fault.text()).isEqualTo(arguments);
      assertThat(fault.message()).startsWith("the arguments of the tool call are not ");
    });
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "{}"})
  void noArgumentsAreNoFault(String arguments) {
    add(new ModelEvent.ToolCallDelta(0, null, "one", arguments));
    assertThat(parts.parts()).containsExactly(new Part.ToolCall("call-0", "one", Map.of()));
    assertThat(parts.faults()).isEmpty();
  }

  @Test
  void reportsOfTokensAreMerged() {
    add(new ModelEvent.UsageReport(new Usage(100, 1, 50, 0, 0)),
        new ModelEvent.UsageReport(new Usage(0, 20, 0, 0, 5)));
    assertThat(parts.usage()).isEqualTo(new Usage(100, 20, 50, 0, 5));
    assertThat(parts.usage().total()).isEqualTo(170);
    assertThat(parts.stop()).isEqualTo(StopReason.OTHER);
    add(new ModelEvent.Stopped(StopReason.END));
    assertThat(parts.stop()).isEqualTo(StopReason.END);
  }

  @Test
  void anEmptyAnswerIsAMessageToo() {
    var answer = new ModelAnswer("p", "m", List.of(), StopReason.END, Usage.NONE, null, false,
        List.of());
    assertThat(answer.message()).isEqualTo(Message.assistant(""));
    assertThat(answer.text()).isEmpty();
  }

  private void add(ModelEvent... events) {
    for (ModelEvent event : events) {
      parts.add(event);
    }
  }
}
