package dev.picode.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TaskQueueTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  private final TaskQueue queue = new TaskQueue(1, InstantSource.fixed(Instant.EPOCH));
  private final CountDownLatch gate = new CountDownLatch(1);

  @AfterEach
  void close() {
    queue.close();
  }

  @Test
  void givesTheResultOfTheWork() throws InterruptedException {
    TaskHandle<String> task = queue.submit(TaskSpec.named("count"), _ -> "done");
    assertThat(task.await(LONG)).contains(new TaskOutcome.Completed<>("done"));
    assertThat(task.info()).isEqualTo(new TaskInfo(1, "count", TaskPriority.NORMAL,
        TaskState.COMPLETED, Instant.EPOCH, Instant.EPOCH, Instant.EPOCH, 0, 0, null));
    assertThat(task.cancel()).isFalse();
  }

  @Test
  void tellsWhenSomethingChanges() throws InterruptedException {
    var heard = new AtomicInteger();
    queue.whenChanged(heard::incrementAndGet);
    var over = new CountDownLatch(2);
    queue.whenChanged(over::countDown);
    queue.submit(TaskSpec.named("count"), _ -> "done");
    assertThat(over.await(60, TimeUnit.SECONDS)).isTrue();
    assertThat(heard).hasValue(2);
  }

  @Test
  void givesTheProblemOfTheWork() throws InterruptedException {
    Problem problem = Problem.of("disk-full", ProblemKind.EXTERNAL, "the disk is full");
    TaskHandle<String> task = queue.submit(TaskSpec.named("write"), _ -> {
      throw problem.toException();
    });
    assertThat(task.await(LONG)).contains(new TaskOutcome.Failed<>(problem));
    assertThat(task.info().state()).isEqualTo(TaskState.FAILED);
    assertThat(task.info().problem()).isEqualTo(problem);
  }

  @Test
  void survivesWorkThatBreaks() throws InterruptedException {
    TaskHandle<String> wrong = queue.submit(TaskSpec.named("wrong"), _ -> {
      throw new IllegalStateException("no");
    });
    TaskHandle<String> worse = queue.submit(TaskSpec.named("worse"), _ -> {
      throw new ExpectedError();
    });
    TaskHandle<String> fine = queue.submit(TaskSpec.named("fine"), _ -> "fine");
    assertThat(fine.await(LONG)).contains(new TaskOutcome.Completed<>("fine"));
    assertThat(wrong.info().problem()).isNotNull()
        .extracting(Problem::code)
        .isEqualTo("task-broken");
    assertThat(worse.info().problem()).isNotNull()
        .extracting(Problem::kind)
        .isEqualTo(ProblemKind.BUG);
  }

  @Test
  void runsTheUrgentOnesFirstAndThenTheOldest() throws InterruptedException {
    List<String> order = Collections.synchronizedList(new ArrayList<>());
    TaskHandle<Boolean> blocking = queue.submit(TaskSpec.named("block"), _ -> waitAtTheGate());
    List<TaskHandle<Boolean>> tasks = new ArrayList<>();
    for (String name : List.of("low", "normal", "high", "normal2", "high2")) {
      TaskPriority priority = name.startsWith("low")
          ? TaskPriority.LOW
          : name.startsWith("high") ? TaskPriority.HIGH : TaskPriority.NORMAL;
      tasks.add(queue.submit(TaskSpec.named(name).with(priority), _ -> order.add(name)));
    }
    assertThat(queue.list()).extracting(TaskInfo::state)
        .containsExactly(TaskState.RUNNING, TaskState.WAITING, TaskState.WAITING,
            TaskState.WAITING, TaskState.WAITING, TaskState.WAITING);
    gate.countDown();
    for (TaskHandle<Boolean> task : tasks) {
      assertThat(task.await(LONG)).isPresent();
    }
    assertThat(blocking.await(LONG)).isPresent();
    assertThat(order).containsExactly("high", "high2", "normal", "normal2", "low");
  }

  @Test
  void givesUpWhatTakesTooLongThoughItDoesNotListen() throws InterruptedException {
    var end = new CountDownLatch(1);
    TaskHandle<String> deaf = queue.submit(
        TaskSpec.named("deaf").within(Duration.ofMillis(50)), _ -> {
          awaitUninterruptibly(end);
          return "too late";
        });
    TaskHandle<String> next = queue.submit(TaskSpec.named("next"), _ -> "next");
    assertThat(deaf.await(LONG)).contains(new TaskOutcome.TimedOut<>(Duration.ofMillis(50)));
    assertThat(next.await(LONG)).contains(new TaskOutcome.Completed<>("next"));
    end.countDown();
    assertThat(deaf.info().state()).isEqualTo(TaskState.TIMED_OUT);
  }

  @Test
  void interruptsWhatIsCancelledAndNeverStartsWhatWaited() throws InterruptedException {
    var started = new CountDownLatch(1);
    var interrupted = new CountDownLatch(1);
    var ran = new AtomicInteger();
    TaskHandle<String> running = queue.submit(TaskSpec.named("running"), _ -> {
      started.countDown();
      try {
        gate.await();
      } catch (InterruptedException e) {
        interrupted.countDown();
        throw e;
      }
      return "";
    });
    TaskHandle<Integer> waiting = queue.submit(TaskSpec.named("waiting"),
        _ -> ran.incrementAndGet());
    started.await();
    assertThat(waiting.cancel()).isTrue();
    assertThat(queue.cancel(running.id())).isTrue();
    assertThat(queue.cancel(running.id())).isFalse();
    assertThat(queue.cancel(99)).isFalse();
    interrupted.await();
    assertThat(running.await(LONG)).contains(new TaskOutcome.Cancelled<>());
    assertThat(waiting.await(LONG)).contains(new TaskOutcome.Cancelled<>());
    assertThat(ran).hasValue(0);
  }

  @Test
  void tellsHowFarATaskIs() throws InterruptedException {
    var told = new CountDownLatch(1);
    TaskHandle<Boolean> task = queue.submit(TaskSpec.named("count"), progress -> {
      progress.at(3, 10);
      told.countDown();
      return waitAtTheGate();
    });
    told.await();
    assertThat(queue.find(task.id())).hasValueSatisfying(info -> {
      assertThat(info.done()).isEqualTo(3);
      assertThat(info.total()).isEqualTo(10);
      assertThat(info.state()).isEqualTo(TaskState.RUNNING);
    });
    assertThat(task.await(Duration.ofMillis(1))).isEmpty();
    gate.countDown();
    assertThat(task.await(LONG)).isPresent();
  }

  @Test
  void tellsWhoListensHowATaskEnded() throws InterruptedException {
    var heard = new CountDownLatch(2);
    TaskHandle<String> task = queue.submit(TaskSpec.named("a"), _ -> "a");
    task.whenOver(_ -> heard.countDown());
    assertThat(task.await(LONG)).isPresent();
    task.whenOver(_ -> heard.countDown());
    heard.await();
  }

  @Test
  void forgetsWhatIsLongOver() throws InterruptedException {
    for (int i = 0; i < 60; i++) {
      TaskHandle<String> task = queue.submit(TaskSpec.named("t"), _ -> "");
      assertThat(task.await(LONG)).isPresent();
    }
    assertThat(queue.list()).hasSize(50);
    assertThat(queue.find(1)).isEmpty();
  }

  @Test
  void givesUpEverythingWhenItIsClosed() throws InterruptedException {
    TaskHandle<Boolean> running = queue.submit(TaskSpec.named("running"), _ -> waitAtTheGate());
    TaskHandle<Boolean> waiting = queue.submit(TaskSpec.named("waiting"), _ -> true);
    queue.close();
    assertThat(running.await(LONG)).contains(new TaskOutcome.Cancelled<>());
    assertThat(waiting.await(LONG)).contains(new TaskOutcome.Cancelled<>());
    assertThatThrownBy(() -> queue.submit(TaskSpec.named("late"), _ -> true))
        .isInstanceOf(PiCodeException.class)
        .extracting(e -> ((PiCodeException) e).problem().code())
        .isEqualTo("task-refused");
  }

  private boolean waitAtTheGate() throws InterruptedException {
    gate.await();
    return true;
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    boolean done = false;
    while (!done) {
      try {
        latch.await();
        done = true;
      } catch (InterruptedException _) {
        // It does not listen.
      }
    }
  }

  private static final class ExpectedError extends Error {
    private static final long serialVersionUID = 1L;
  }
}
