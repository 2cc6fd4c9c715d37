package dev.picode.cli.agent;

import dev.picode.agent.approval.RememberedApprovals;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A conversation with the agent that goes on from line to line of a prompt. Safe for many threads.
public final class Talk {
  private @Nullable String session;
  private @Nullable RememberedApprovals approvals;
  private @Nullable String model;
  private String state = "";

  /// Nothing was said yet.
  public Talk() {}

  /// The session it is kept in; empty before anything was said.
  synchronized Optional<String> session() {
    return Optional.ofNullable(session);
  }

  /// What was approved so far, also in conversations before this one.
  synchronized RememberedApprovals approvals(Supplier<RememberedApprovals> first) {
    RememberedApprovals known = approvals;
    if (known == null) {
      known = first.get();
      approvals = known;
    }
    return known;
  }

  /// What is said next goes on with a session.
  synchronized void goesOnWith(String id) {
    session = id;
  }

  /// A turn was answered.
  ///
  /// @param tokens what the conversation takes by now
  /// @param window the most that the model takes; 0 where that is not known
  synchronized void answered(String by, long tokens, long window) {
    String size = tokens < 1_000
        ? tokens + " tokens"
        : String.format(Locale.ROOT, "%.1fk tokens", tokens / 1_000.0);
    state = by + ", " + size
        + (window > 0 ? String.format(Locale.ROOT, " (%d%%)", tokens * 100 / window) : "");
  }

  /// The model that is asked rather than the one of the settings, as `PROVIDER/MODEL`.
  synchronized Optional<String> model() {
    return Optional.ofNullable(model);
  }

  /// From now on this model is asked.
  synchronized void asks(String name) {
    model = name;
    state = name;
  }

  /// From now on the model of the settings is asked.
  public synchronized void asksAsSet() {
    model = null;
    state = "";
  }

  /// What is said next begins another one.
  public synchronized void end() {
    session = null;
    state = model == null ? "" : model;
  }

  /// The model and how much of its window is filled; empty before the first answer.
  public synchronized String state() {
    return state;
  }
}
