package dev.picode.agent.session;

import dev.picode.llm.Usage;
import java.util.List;

/// A session as its file tells it. Immutable.
///
/// @param entries what happened, oldest first
/// @param damaged how many lines could not be read: of those one at the end is what a crash leaves
public record StoredSession(SessionHeader header, List<TimedEntry> entries, int damaged) {
  /// Copies.
  public StoredSession {
    entries = List.copyOf(entries);
  }

  /// The conversation it came to.
  public Conversation conversation() {
    var conversation = new Conversation();
    entries.forEach(timed -> conversation.take(timed.entry()));
    return conversation;
  }

  /// The name it has; empty where it has none.
  public String name() {
    String name = "";
    for (TimedEntry timed : entries) {
      if (timed.entry() instanceof SessionEntry.Named named) {
        name = named.name();
      }
    }
    return name;
  }

  /// The tokens of all its answers.
  public Usage usage() {
    Usage usage = Usage.NONE;
    for (TimedEntry timed : entries) {
      if (timed.entry() instanceof SessionEntry.Answered answered) {
        usage = usage.plus(answered.usage());
      }
    }
    return usage;
  }

  /// What its answers cost in US dollars, as far as prices were known.
  public double cost() {
    double cost = 0;
    for (TimedEntry timed : entries) {
      if (timed.entry() instanceof SessionEntry.Answered answered && answered.cost() != null) {
        cost += answered.cost();
      }
    }
    return cost;
  }
}
