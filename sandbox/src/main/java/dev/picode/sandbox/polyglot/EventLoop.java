package dev.picode.sandbox.polyglot;

import java.util.PriorityQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// What a context has to do next: work handed in by any thread, and timers of its own.
///
/// [#add] is safe for many threads; everything else is confined to the context's thread.
final class EventLoop {
  /// A turn of the loop.
  ///
  /// @param run the run it belongs to, or `TurnGuard.OWN`
  /// @param work what to do
  record Turn(long run, Runnable work) {}

  private record Timer(long atNanos, long order, int id, long run) implements Comparable<Timer> {
    @Override
    public int compareTo(Timer other) {
      int byTime = Long.signum(atNanos - other.atNanos);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
  }

  /// What a due timer does.
  interface TimerAction {
    void fire(int id);
  }

  private final LinkedBlockingQueue<Turn> inbox = new LinkedBlockingQueue<>();
  private final PriorityQueue<Timer> timers = new PriorityQueue<>();
  private long timerOrder;

  void add(long run, Runnable work) {
    inbox.add(new Turn(run, work));
  }

  void startTimer(int id, long millis, long run) {
    long at = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    timers.add(new Timer(at, timerOrder++, id, run));
  }

  void stopTimer(int id) {
    timers.removeIf(timer -> timer.id == id);
  }

  int timerCount() {
    return timers.size();
  }

  /// Whether nothing is to be done now or ever, unless another thread hands something in.
  boolean isIdle() {
    return inbox.isEmpty() && timers.isEmpty();
  }

  /// The next turn, waiting for it.
  Turn next(TimerAction action) throws InterruptedException {
    while (true) {
      Timer timer = timers.peek();
      if (timer == null) {
        return inbox.take();
      }
      long wait = timer.atNanos - System.nanoTime();
      Turn turn = wait > 0 ? inbox.poll(wait, TimeUnit.NANOSECONDS) : inbox.poll();
      if (turn != null) {
        return turn;
      }
      if (timer.atNanos - System.nanoTime() <= 0) {
        timers.poll();
        return new Turn(timer.run, () -> action.fire(timer.id));
      }
    }
  }
}
