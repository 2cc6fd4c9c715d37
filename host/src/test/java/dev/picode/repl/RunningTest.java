package dev.picode.repl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RunningTest {
  private final Running running = new Running();

  @Test
  void stopsWhatRunsByWhatItSaid() {
    var stopped = new AtomicInteger();
    int code = running.run(() -> {
      running.onInterrupt(stopped::incrementAndGet);
      running.interrupt();
      return 5;
    });
    assertThat(stopped).hasValue(1);
    assertThat(code).isEqualTo(130);
  }

  @Test
  void stopsAtOnceWhatSaysHowTooLate() {
    var stopped = new AtomicInteger();
    int code = running.run(() -> {
      running.interrupt();
      running.onInterrupt(stopped::incrementAndGet);
      return 0;
    });
    assertThat(stopped).hasValue(1);
    assertThat(code).as("it ended well before it could be stopped").isZero();
  }

  @Test
  void interruptsTheThreadTheSecondTimeAndLeavesItCleanAfterwards() {
    int code = running.run(() -> {
      running.onInterrupt(() -> {});
      running.interrupt();
      running.interrupt();
      return Thread.currentThread().isInterrupted() ? 4 : 0;
    });
    assertThat(code).isEqualTo(130);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    running.interrupt();
    assertThat(Thread.currentThread().isInterrupted()).as("nothing runs").isFalse();
  }
}
