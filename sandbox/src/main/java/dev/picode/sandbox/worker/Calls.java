package dev.picode.sandbox.worker;

import dev.picode.sandbox.protocol.Failure;
import dev.picode.sandbox.protocol.Message;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The host calls that are under way, with the numbers they have on either side: each worker counts
/// its own, so the host gets numbers of ours. Guarded by the lock of the pool.
final class Calls {
  private record Pending(Work work, Worker worker, long number) {}

  /// An answer for a worker, under the worker's own number.
  record Answer(Worker worker, long number) {}

  private final Map<Long, Pending> pending = new HashMap<>();
  private long last;

  /// Notes a call of a run, and gives back how the host knows it.
  Message.Call begin(Work work, Worker worker, Message.Call call) {
    long number = ++last;
    pending.put(number, new Pending(work, worker, call.call()));
    work.calledHost = true;
    work.pendingCalls.add(number);
    return new Message.Call(number, call.context(), call.run(), call.target(), call.arguments());
  }

  /// The host has answered a call; `null` where nobody waits for it any more.
  @Nullable Answer end(long number, boolean refused) {
    Pending call = pending.remove(number);
    if (call == null) {
      return null;
    }
    call.work.pendingCalls.remove(number);
    if (refused) {
      call.work.refused(call.number, number);
    }
    return new Answer(call.worker, call.number);
  }

  /// Nobody waits for the calls of a run any more.
  void forget(Work work) {
    work.pendingCalls.forEach(pending::remove);
    work.pendingCalls.clear();
  }

  /// A failure as the host knows it: the call whose refusal escaped has the host's number.
  static Failure translated(Work work, Failure failure) {
    long call = work.refused.getOrDefault(failure.call(), 0L);
    return failure.call() == call
        ? failure
        : new Failure(failure.kind(), failure.code(), failure.message(), failure.hint(),
            failure.file(), failure.line(), failure.column(), failure.sourceLine(),
            failure.stack(), call);
  }
}
