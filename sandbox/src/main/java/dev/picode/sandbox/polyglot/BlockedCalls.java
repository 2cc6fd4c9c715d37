package dev.picode.sandbox.polyglot;

import dev.picode.sandbox.protocol.Message;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/// Host calls in which the thread of a context waits for the answer. [#call] and [#refusal] are confined
/// to that thread, [#answer] and [#cancel] are safe for many.
///
/// What a call gives back is text: `+` and the JSON of a value, or `-`, a number by which the refusal
/// is known again, `:` and the JSON of the refusal.
final class BlockedCalls {
  /// How many refusals are known again when a script lets one escape.
  private static final int KEPT_REFUSALS = 1_000;

  /// A refusal as the host made it, whatever the script writes into its exception later.
  ///
  /// @param call the host's number of the call, or 0 where it never reached the host
  record Refusal(String code, @Nullable String hint, long call, boolean limit) {}

  private record Waiting(long run, CompletableFuture<Message.FromHost> answer) {}

  private final HostPort port;
  private final Map<Long, Waiting> waiting = new ConcurrentHashMap<>();
  private final Map<Integer, Refusal> refusals = new LinkedHashMap<>();
  private int last;

  BlockedCalls(HostPort port) {
    this.port = port;
  }

  /// Does a call and waits for its answer. Where the thread is interrupted, the engine stops the
  /// script before it sees what this gives back.
  String call(long run, String target, String arguments) {
    int id = ++last;
    long number = port.number(id);
    var answer = new CompletableFuture<Message.FromHost>();
    waiting.put(number, new Waiting(run, answer));
    try {
      String refused = port.call(run, id, target, arguments);
      if (!refused.isEmpty()) {
        return refused(id, 0, refused);
      }
      return switch (answer.get()) {
        case Message.Reply reply -> text(id, number, Postbox.settled(reply, port.quotas()));
        case Message.Refuse refuse -> text(id, number, Postbox.settled(refuse));
        case Message.Cancel cancel -> refused(id, 0,
            HostPort.refusal("cancelled", cancel.reason(), null));
        default -> throw new IllegalArgumentException("no answer");
      };
    } catch (InterruptedException e) {
      return refused(id, 0, HostPort.refusal("cancelled", "the call was interrupted", null));
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } finally {
      waiting.remove(number);
      port.settled(number);
    }
  }

  private String text(int id, long number, Postbox.Settled settled) {
    return settled.ok() ? "+" + settled.text() : refused(id, number, settled.text());
  }

  private String refused(int id, long number, String text) {
    Refusal refusal = HostPort.refusal(text, number);
    refusals.put(id, refusal);
    if (refusals.size() > KEPT_REFUSALS) {
      refusals.remove(refusals.keySet().iterator().next());
    }
    return "-" + id + ":" + text;
  }

  /// The refusal of that number, or `null`.
  @Nullable Refusal refusal(int id) {
    return refusals.get(id);
  }

  /// An answer came; false where nothing waits for it.
  boolean answer(long call, Message.FromHost answer) {
    Waiting blocked = waiting.get(call);
    return blocked != null && blocked.answer.complete(answer);
  }

  /// The calls of a run are of no use any more.
  void cancel(long run, String reason) {
    for (Waiting blocked : waiting.values()) {
      if (blocked.run == run) {
        blocked.answer.complete(new Message.Cancel(run, reason));
      }
    }
  }
}
