package dev.picode.task;

import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Runs tasks in the background, a few at a time, the urgent ones first. Safe for many threads; submitting never waits.
///
/// Each task has a daemon thread of its own, so that one that does not heed its interruption keeps neither the others nor
/// the process from going on: its place is free as soon as it is given up, and what it still does is not heard.
public final class TaskQueue implements AutoCloseable {
  /// How many tasks that are over are remembered for the list.
  private static final int REMEMBERED = 50;

  private final int atOnce;
  private final InstantSource clock;
  private final ScheduledThreadPoolExecutor deadlines;
  private final PriorityQueue<Task<?>> waiting = new PriorityQueue<>();
  private final Map<Long, Task<?>> running = new HashMap<>();
  private final Deque<Task<?>> over = new ArrayDeque<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private long last;
  private boolean closed;

  /// A queue that runs some tasks at once.
  public TaskQueue(int atOnce, InstantSource clock) {
    if (atOnce < 1) {
      throw new IllegalArgumentException("a queue runs one task at least");
    }
    this.atOnce = atOnce;
    this.clock = clock;
    var factory = Thread.ofPlatform().daemon().name("picode-task-deadlines").factory();
    this.deadlines = new ScheduledThreadPoolExecutor(1, factory);
    deadlines.setRemoveOnCancelPolicy(true);
  }

  /// Submits a task, which starts as soon as there is room and nothing more urgent waits.
  ///
  /// @throws PiCodeException `task-refused` where the queue is closed
  public <T> TaskHandle<T> submit(TaskSpec spec, TaskWork<T> work) {
    Task<T> task;
    synchronized (this) {
      if (closed) {
        throw Problem.of("task-refused", ProblemKind.LIMIT,
            "`" + spec.name() + "` was not started, because PiCode ends").toException();
      }
      last++;
      task = new Task<>(last, spec, work, clock.instant());
      waiting.add(task);
      startWaiting();
    }
    listeners.forEach(Runnable::run);
    return new TaskHandle<>(task, this);
  }

  /// Tells somebody whenever a task was submitted or ended. What hears it returns soon.
  public void whenChanged(Runnable listener) {
    listeners.add(listener);
  }

  /// The tasks that run, wait, and were lately over, each by number.
  public synchronized List<TaskInfo> list() {
    List<Task<?>> all = new ArrayList<>(running.values());
    all.addAll(waiting);
    all.addAll(over);
    return all.stream().map(Task::info).sorted(Comparator.comparingLong(TaskInfo::id)).toList();
  }

  /// The task of this number, or nothing where there is none or it was forgotten.
  public synchronized Optional<TaskInfo> find(long id) {
    return list().stream().filter(task -> task.id() == id).findFirst();
  }

  /// Gives a task up.
  ///
  /// @return whether it was there and not over
  public boolean cancel(long id) {
    Optional<Task<?>> found;
    synchronized (this) {
      found = running.containsKey(id)
          ? Optional.ofNullable(running.get(id))
          : waiting.stream().filter(task -> task.id() == id).findFirst();
    }
    return found.filter(this::cancelled).isPresent();
  }

  private <T> boolean cancelled(Task<T> task) {
    return end(task, new TaskOutcome.Cancelled<>());
  }

  /// How a task is now.
  synchronized TaskInfo info(Task<?> task) {
    return task.info();
  }

  /// Called with the lock held.
  private void startWaiting() {
    while (running.size() < atOnce) {
      Task<?> task = waiting.poll();
      if (task == null) {
        return;
      }
      start(task);
    }
  }

  private <T> void start(Task<T> task) {
    running.put(task.id(), task);
    Duration timeout = task.spec().timeout();
    Future<?> deadline = deadlines.schedule(
        () -> end(task, new TaskOutcome.TimedOut<>(timeout)), timeout.toNanos(),
        TimeUnit.NANOSECONDS);
    Thread thread = Thread.ofPlatform()
        .daemon()
        .name("picode-task-" + task.id())
        .unstarted(() -> run(task));
    task.start(clock.instant(), thread, deadline);
    thread.start();
  }

  private <T> void run(Task<T> task) {
    TaskOutcome<T> outcome = new TaskOutcome.Failed<>(broken(task, "it ended without a result"));
    try {
      outcome = new TaskOutcome.Completed<>(task.work().run((done, total) -> {
        synchronized (this) {
          task.at(done, total);
        }
      }));
    } catch (InterruptedException _) {
      outcome = new TaskOutcome.Cancelled<>();
    } catch (PiCodeException e) {
      outcome = new TaskOutcome.Failed<>(e.problem());
    } catch (RuntimeException e) {
      outcome = new TaskOutcome.Failed<>(broken(task, e.toString()));
    } finally {
      // Also where an error ends the thread.
      end(task, outcome);
    }
  }

  private static Problem broken(Task<?> task, String why) {
    return Problem.of("task-broken", ProblemKind.BUG,
        "the task `" + task.spec().name() + "` broke: " + why,
        "please report it");
  }

  /// Ends a task once; whoever comes later changes nothing.
  private <T> boolean end(Task<T> task, TaskOutcome<T> outcome) {
    synchronized (this) {
      if (task.state().isOver()) {
        return false;
      }
      running.remove(task.id());
      waiting.remove(task);
      task.end(clock.instant(), outcome);
      over.addLast(task);
      if (over.size() > REMEMBERED) {
        over.removeFirst();
      }
      if (!closed) {
        startWaiting();
      }
    }
    task.outcome().complete(outcome);
    listeners.forEach(Runnable::run);
    return true;
  }

  /// Gives up all tasks and takes no more. Does not wait for those that do not heed it.
  @Override
  public void close() {
    List<Task<?>> all;
    synchronized (this) {
      closed = true;
      all = new ArrayList<>(waiting);
      all.addAll(running.values());
    }
    all.forEach(this::cancelled);
    deadlines.shutdownNow();
  }
}
