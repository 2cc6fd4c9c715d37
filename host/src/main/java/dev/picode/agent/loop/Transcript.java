package dev.picode.agent.loop;

import dev.picode.agent.context.Marked;
import dev.picode.agent.context.Origin;
import dev.picode.context.rank.TokenCounter;
import dev.picode.llm.Message;
import dev.picode.llm.Part;
import dev.picode.llm.Role;
import java.util.ArrayList;
import java.util.List;

/// A conversation as one text, for a model that sums it up. Stateless, safe for many threads.
final class Transcript {
  private static final int MAX_PART = 4000;

  private Transcript() {}

  /// The text; of long parts and of a long conversation the middle is left out.
  static String of(List<Message> messages, long maxTokens) {
    var texts = new ArrayList<String>();
    for (Message message : messages) {
      texts.add(text(message));
    }
    var counter = TokenCounter.estimate();
    long tokens = texts.stream().mapToLong(counter::count).sum();
    int middle = Math.max(1, texts.size() / 4); // the beginning says what is wanted
    boolean isCut = false;
    while (tokens > maxTokens && texts.size() > middle + 1) {
      tokens -= counter.count(texts.remove(middle));
      isCut = true;
    }
    if (isCut) {
      texts.add(middle, "[some of the conversation is left out here]\n");
    }
    return Marked.data(Origin.USER, "conversation", String.join("\n", texts));
  }

  private static String text(Message message) {
    var text = new StringBuilder(message.role() == Role.USER ? "# Person\n" : "# Agent\n");
    for (Part part : message.parts()) {
      switch (part) {
        case Part.Text words -> text.append(shortened(words.text())).append('\n');
        case Part.Image _ -> text.append("[a picture]\n");
        case Part.Thinking _ -> {
        }
        case Part.ToolCall call -> text.append("[calls ")
            .append(call.name())
            .append(' ')
            .append(shortened(call.argumentsText()))
            .append("]\n");
        case Part.ToolResult result -> result.parts().forEach(given -> {
          if (given instanceof Part.Text words) {
            text.append(result.isError() ? "[failed: " : "[result: ")
                .append(shortened(words.text()))
                .append("]\n");
          }
        });
      }
    }
    return text.toString();
  }

  private static String shortened(String text) {
    if (text.length() <= MAX_PART) {
      return text;
    }
    return text.substring(0, MAX_PART / 2) + "\n[…]\n"
        + text.substring(text.length() - MAX_PART / 2);
  }
}
