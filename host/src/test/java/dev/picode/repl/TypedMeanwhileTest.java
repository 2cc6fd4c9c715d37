package dev.picode.repl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.terminal.Keyboard;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.impl.ExternalTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TypedMeanwhileTest {
  private final Running running = new Running();
  private final TypedMeanwhile meanwhile = new TypedMeanwhile(running);
  private final Keys keys = new Keys();
  private final ExternalTerminal terminal;

  TypedMeanwhileTest() throws IOException {
    terminal = new ExternalTerminal("test", "xterm", new ByteArrayInputStream(new byte[0]),
        new ByteArrayOutputStream(), StandardCharsets.UTF_8);
    terminal.setAttributes(cooked());
    meanwhile.at(terminal, keys, Entry::isIncomplete);
  }

  private org.jline.terminal.Attributes cooked() {
    var attributes = terminal.getAttributes();
    attributes.setLocalFlag(LocalFlag.ICANON, true);
    attributes.setLocalFlag(LocalFlag.ECHO, true);
    return attributes;
  }

  @AfterEach
  void close() throws IOException {
    terminal.close();
  }

  /// Keys that a test presses, each byte on its own.
  private static final class Keys extends InputStream {
    private final LinkedBlockingQueue<Integer> typed = new LinkedBlockingQueue<>();

    void press(String text) {
      for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
        typed.add(each & 0xff);
      }
    }

    /// Waits until all were read.
    void awaitRead() {
      long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
      while (!typed.isEmpty()) {
        assertThat(System.nanoTime()).isLessThan(end);
        Thread.onSpinWait();
      }
    }

    @Override
    public int available() {
      return Math.min(1, typed.size());
    }

    @Override
    public int read() {
      Integer next = typed.poll();
      return next == null ? -1 : next;
    }

    @Override
    public int read(byte[] bytes, int from, int length) {
      int next = length == 0 ? -1 : read();
      if (next < 0) {
        return length == 0 ? 0 : -1;
      }
      bytes[from] = (byte) next;
      return 1;
    }
  }

  @Test
  void queuesLinesAndKeepsTheOneThatIsNotEnded() {
    try (var _ = meanwhile.begin()) {
      keys.press("größe 😀\rtwo\rhal");
      keys.awaitRead();
    }
    assertThat(meanwhile.next()).contains("größe 😀");
    assertThat(meanwhile.next()).contains("two");
    assertThat(meanwhile.next()).isEmpty();
    assertThat(meanwhile.rest()).isEqualTo("hal");
    assertThat(meanwhile.rest()).isEmpty();
  }

  @Test
  void givesAllBackAsOneText() {
    try (var _ = meanwhile.begin()) {
      keys.press("one\r/two\rhal");
      keys.awaitRead();
    }
    assertThat(meanwhile.all()).isEqualTo("one\n/two\nhal");
    assertThat(meanwhile.next()).isEmpty();
  }

  @Test
  void readsNothingWhileTheKeysAreLentAndRestoresTheTerminal() {
    try (var _ = meanwhile.begin()) {
      assertThat(terminal.getAttributes().getLocalFlag(LocalFlag.ECHO)).isFalse();
      keys.press("mine");
      keys.awaitRead();
      try (var _ = meanwhile.lend()) {
        assertThat(terminal.getAttributes().getLocalFlag(LocalFlag.ECHO)).isTrue();
        assertThat(terminal.getAttributes().getLocalFlag(LocalFlag.ICANON)).isTrue();
        keys.press("y");
        assertThat(keys.read()).as("nobody else took it").isEqualTo('y');
      }
      assertThat(terminal.getAttributes().getLocalFlag(LocalFlag.ICANON)).isFalse();
      keys.press("!");
      keys.awaitRead();
    }
    assertThat(terminal.getAttributes().getLocalFlag(LocalFlag.ECHO)).isTrue();
    assertThat(terminal.getAttributes().getLocalFlag(LocalFlag.ICANON)).isTrue();
    assertThat(meanwhile.rest()).isEqualTo("mine!");
  }

  @Test
  void keysThatAreGivenBackTooLateAreNobodysLoss() {
    Keyboard.Lent late;
    try (var _ = meanwhile.begin()) {
      late = meanwhile.lend();
    }
    try (var _ = meanwhile.begin(); var _ = meanwhile.lend()) {
      late.close();
      assertThat(terminal.getAttributes().getLocalFlag(LocalFlag.ICANON)).isTrue();
    }
  }

  @Test
  void readsNothingWhileNothingRuns() {
    try (var _ = meanwhile.begin()) {
      keys.press("a");
      keys.awaitRead();
    }
    keys.press("b");
    assertThat(keys.read()).isEqualTo('b');
    assertThat(meanwhile.rest()).isEqualTo("a");
  }

  @Test
  void stopsWhatRunsAtEscAndNotAtAnArrow() {
    var stopped = new CountDownLatch(1);
    int code = running.run(() -> {
      running.onInterrupt(stopped::countDown);
      try (var _ = meanwhile.begin()) {
        keys.press("a\033[Ab");
        keys.awaitRead();
        assertThat(running.isInterrupted()).isFalse();
        keys.press("\033");
        assertThat(stopped.await(1, TimeUnit.MINUTES)).isTrue();
        return 1;
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    });
    assertThat(code).isEqualTo(Running.INTERRUPTED);
    assertThat(meanwhile.rest()).isEqualTo("ab");
  }

  @Test
  void doesNothingWithoutATerminal() {
    var none = new TypedMeanwhile(running);
    try (var _ = none.begin(); var _ = none.lend()) {
      assertThat(none.all()).isEmpty();
    }
  }
}
