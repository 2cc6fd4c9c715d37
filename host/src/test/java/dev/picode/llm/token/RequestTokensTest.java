package dev.picode.llm.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.llm.Message;
import dev.picode.llm.ModelRequest;
import dev.picode.llm.Part;
import dev.picode.llm.ResponseSchema;
import dev.picode.llm.Role;
import dev.picode.llm.SystemPart;
import dev.picode.llm.ToolChoice;
import dev.picode.llm.ToolSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestTokensTest {
  private static final ModelRequest HI = ModelRequest.of("m", "hi");

  @Test
  void everythingThatIsSentCounts() {
    long least = RequestTokens.estimate(HI);
    assertThat(least).isBetween(2L, 10L);
    assertThat(List.of(HI.withSystem(List.of(new SystemPart("be brief", false))),
        HI.withTools(List.of(new ToolSpec("read", "Reads", Map.of("type", "object"))),
            new ToolChoice.Auto()),
        HI.withResponseSchema(new ResponseSchema("a", Map.of("type", "object"))),
        HI.withMessages(List.of(Message.user("hi"), Message.assistant("yes"))),
        HI.withMessages(List.of(Message.user("hi"), new Message(Role.ASSISTANT,
            List.of(new Part.Thinking("hm", null, null),
                new Part.ToolCall("1", "read", Map.of("a", 1L)))))),
        HI.withMessages(List.of(Message.user("hi"),
            Message.results(List.of(Part.ToolResult.of("1", "text")))))))
        .allSatisfy(more -> assertThat(RequestTokens.estimate(more)).isGreaterThan(least));
  }

  @Test
  void aPictureCountsAsOne() {
    Message picture = new Message(Role.USER,
        List.of(Part.Image.of("image/png", new byte[100_000])));
    assertThat(RequestTokens.estimate(HI.withMessages(List.of(picture)))).isBetween(1000L, 3000L);
  }

  @Test
  void anotherCounterMayCount() {
    assertThat(RequestTokens.count(HI, String::length)).isEqualTo(4 + 2);
  }
}
