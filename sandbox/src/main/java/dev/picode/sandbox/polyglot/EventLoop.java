package dev.picode.sandbox.polyglot;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// What a context has to do next: work handed in by any thread, and timers of its own.
///
/// [#add] and [#isQuiet] are safe for many threads; everything else is confined to the context's
/// thread. A timer that is due waits for the work that was handed in before it, and no more: neither
/// can keep the other from its turn.
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
    void fire(int id, long run);
  }

  private final LinkedBlockingQueue<Turn> inbox = new LinkedBlockingQueue<>();
  private final PriorityQueue<Timer> timers = new PriorityQueue<>();
  private long timerOrder;
  private boolean timerWasLast;

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

  /// Stops the timers of a run, and gives back which they were.
  List<Integer> stopTimersOf(long run) {
    if (timers.isEmpty()) {
      return List.of();
    }
    var stopped = new ArrayList<Integer>();
    timers.removeIf(timer -> timer.run == run && stopped.add(timer.id));
    return stopped;
  }

  int timerCount() {
    return timers.size();
  }

  /// Whether nothing is to be done now or ever, unless another thread hands something in.
  boolean isIdle() {
    return inbox.isEmpty() && timers.isEmpty();
  }

  /// Whether nothing that was handed in is waiting.
  boolean isQuiet() {
    return inbox.isEmpty();
  }

  /// The next turn, waiting for it.
  Turn next(TimerAction action) throws InterruptedException {
    while (true) {
      Timer timer = timers.peek();
      if (timer == null) {
        timerWasLast = false;
        return inbox.take();
      }
      long wait = timer.atNanos - System.nanoTime();
      if (wait <= 0 && !timerWasLast) {
        return fire(action);
      }
      Turn turn = wait > 0 ? inbox.poll(wait, TimeUnit.NANOSECONDS) : inbox.poll();
      if (turn != null) {
        timerWasLast = false;
        return turn;
      }
      if (timer.atNanos - System.nanoTime() <= 0) {
        return fire(action);
      }
    }
  }

  private Turn fire(TimerAction action) {
    Timer due = timers.remove();
    timerWasLast = true;
    return new Turn(due.run, () -> action.fire(due.id, due.run));
  }
}
