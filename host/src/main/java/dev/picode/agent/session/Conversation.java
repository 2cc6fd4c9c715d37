package dev.picode.agent.session;

import dev.picode.llm.Message;
import dev.picode.llm.Part;
import dev.picode.llm.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What was said so far, in a form that every provider takes. Safe for many threads.
///
/// The sides take turns: what the person's side says twice in a row becomes one message. Each call of a tool has its
/// result in the message after it; one that has none when something else is said gets a result that says so.
public final class Conversation {
  /// What stands in place of a result that never came.
  public static final String NO_RESULT = "The call was interrupted before it had a result; it may or may not"
      + " have been done.";

  private static final String SUMMARY = "The conversation so far was shortened. What came before, in summary:\n\n";

  private final List<Message> messages = new ArrayList<>();

  /// An empty conversation.
  public Conversation() {}

  /// The messages, oldest first, each call with its result.
  public synchronized List<Message> messages() {
    settle();
    return List.copyOf(messages);
  }

  /// The calls of the last message that have no result yet.
  public synchronized Set<String> open() {
    var open = new LinkedHashSet<String>();
    if (messages.isEmpty()) {
      return open;
    }
    boolean isAnswered = messages.getLast().role() == Role.USER && messages.size() > 1;
    Message calling = isAnswered ? messages.get(messages.size() - 2) : messages.getLast();
    calling.toolCalls().forEach(call -> open.add(call.id()));
    if (isAnswered) {
      messages.getLast().parts().forEach(part -> {
        if (part instanceof Part.ToolResult result) {
          open.remove(result.callId());
        }
      });
    }
    return open;
  }

  /// Takes in what happened.
  public synchronized void take(SessionEntry entry) {
    switch (entry) {
      case SessionEntry.Said said -> {
        settle();
        add(said.message());
      }
      case SessionEntry.Result result -> {
        if (open().contains(result.result().callId())) {
          add(Message.results(List.of(result.result())));
          order();
        }
      }
      case SessionEntry.Compacted compacted -> {
        settle();
        int from = Math.max(0, messages.size() - compacted.kept());
        List<Message> kept = List.copyOf(messages.subList(from, messages.size()));
        messages.clear();
        add(Message.user(SUMMARY + compacted.summary()));
        kept.forEach(this::add);
      }
      case SessionEntry.Answered _,SessionEntry.Named _ -> {
      }
    }
  }

  /// Gives each call without a result one.
  private void settle() {
    List<Part.ToolResult> missing = open().stream()
        .map(id -> Part.ToolResult.error(id, NO_RESULT))
        .toList();
    if (!missing.isEmpty()) {
      add(Message.results(missing));
      order();
    }
  }

  /// Puts the results of the last message into the order of their calls, whichever came first.
  private void order() {
    if (messages.size() < 2) {
      return;
    }
    List<String> ids = messages.get(messages.size() - 2)
        .toolCalls()
        .stream()
        .map(Part.ToolCall::id)
        .toList();
    var parts = new ArrayList<>(messages.removeLast().parts());
    parts.sort(Comparator.comparingInt(part -> part instanceof Part.ToolResult result
        ? ids.indexOf(result.callId())
        : ids.size()));
    messages.add(new Message(Role.USER, parts));
  }

  private void add(Message message) {
    if (messages.isEmpty() || messages.getLast().role() != message.role()) {
      messages.add(message);
      return;
    }
    var parts = new ArrayList<>(messages.removeLast().parts());
    parts.addAll(message.parts());
    messages.add(new Message(message.role(), parts));
  }
}
