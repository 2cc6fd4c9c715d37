package dev.picode.agent.loop;

import static dev.picode.agent.loop.ScriptedModel.call;
import static dev.picode.agent.loop.ScriptedModel.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.agent.AgentEvent;
import dev.picode.agent.ToolAnswer;
import dev.picode.llm.Message;
import dev.picode.llm.Part;
import dev.picode.llm.Role;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompactionTest {
  @TempDir
  Path folder;

  @Test
  void sumsUpWhenTheWindowFillsAndGoesOn() {
    var count = new AtomicInteger();
    try (var place = new Place(folder)) {
      place.tool("look", false, of -> ToolAnswer.of("a line of text\n".repeat(120) + of, ""));
      var model = new ScriptedModel(8000, (request, _) -> {
        if (request.system().getFirst().text().startsWith("You sum up")) {
          return text("## Goal\nthe goal");
        }
        int number = count.incrementAndGet();
        return number == 20
            ? text("done")
            : List.of(call("c" + number, "look", Map.of("of", "x" + number)));
      });
      AgentEvent.Ended ended = place.agent(model).run("the first words");
      assertThat(ended.problem()).isNull();
      assertThat(ended.text()).isEqualTo("done");
      assertThat(place.events).anySatisfy(event -> assertThat(event)
          .isInstanceOfSatisfying(AgentEvent.Compacted.class, compacted -> assertThat(
              compacted.tokensAfter()).isLessThan(compacted.tokensBefore())));
      List<Message> messages = place.session.conversation().messages();
      assertThat(messages.getFirst().text()).contains("the goal");
      assertEachCallHasItsResult(messages);
      assertThat(place.store.load(place.session.id()).conversation().messages())
          .isEqualTo(messages);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 10, 40, 100, 1000})
  void neverCutsBetweenACallAndItsResult(long tokens) {
    var messages = new ArrayList<Message>();
    for (int i = 0; i < 6; i++) {
      messages.add(Message.user("please " + i));
      messages.add(new Message(Role.ASSISTANT,
          List.of(call("c" + i, "look", Map.of("of", "x")))));
      messages.add(Message.results(List.of(Part.ToolResult.of("c" + i, "words ".repeat(10)))));
      messages.add(Message.assistant("done " + i));
    }
    int from = Compaction.cut(messages, tokens);
    assertThat(from).isLessThan(messages.size());
    assertEachCallHasItsResult(messages.subList(from, messages.size()));
    assertEachCallHasItsResult(messages.subList(0, from));
  }

  private static void assertEachCallHasItsResult(List<Message> messages) {
    var calls = new HashSet<String>();
    var results = new HashSet<String>();
    messages.forEach(message -> message.parts().forEach(part -> {
      if (part instanceof Part.ToolCall call) {
        calls.add(call.id());
      } else if (part instanceof Part.ToolResult result) {
        results.add(result.callId());
      }
    }));
    assertThat(results).isEqualTo(calls);
  }
}
