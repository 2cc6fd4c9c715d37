package dev.picode.sandbox.polyglot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class EventLoopTest {
  private final EventLoop loop = new EventLoop();
  private final List<String> done = new ArrayList<>();

  private void turns(int count) throws InterruptedException {
    for (int i = 0; i < count; i++) {
      loop.next((id, run) -> done.add("timer " + id + " of " + run)).work().run();
    }
  }

  @Test
  void firesTimersByTimeAndThenByOrder() throws InterruptedException {
    loop.startTimer(1, 20, 7);
    loop.startTimer(2, 0, 7);
    loop.startTimer(3, 0, 8);
    turns(3);
    assertThat(done).containsExactly("timer 2 of 7", "timer 3 of 8", "timer 1 of 7");
    assertThat(loop.isIdle()).isTrue();
  }

  @Test
  void neitherTimersNorWorkKeepTheOtherFromItsTurn() throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      loop.startTimer(i, 0, 1);
      int number = i;
      loop.add(2, () -> done.add("work " + number));
    }
    turns(6);
    assertThat(done).containsExactly("timer 0 of 1", "work 0", "timer 1 of 1", "work 1",
        "timer 2 of 1", "work 2");
  }

  @Test
  void stopsOneTimerOrThoseOfARun() throws InterruptedException {
    loop.startTimer(1, 0, 7);
    loop.startTimer(2, 0, 7);
    loop.startTimer(3, 0, 8);
    loop.startTimer(4, 0, 8);
    loop.stopTimer(4);
    assertThat(loop.stopTimersOf(7)).containsExactlyInAnyOrder(1, 2);
    assertThat(loop.timerCount()).isEqualTo(1);
    turns(1);
    assertThat(done).containsExactly("timer 3 of 8");
    assertThat(loop.isIdle()).isTrue();
  }
}
