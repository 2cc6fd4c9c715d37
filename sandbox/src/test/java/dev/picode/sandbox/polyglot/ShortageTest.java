package dev.picode.sandbox.polyglot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picode.sandbox.protocol.Bundle;
import dev.picode.sandbox.protocol.Channel;
import dev.picode.sandbox.protocol.Failure;
import dev.picode.sandbox.protocol.InMemoryChannel;
import dev.picode.sandbox.protocol.Language;
import dev.picode.sandbox.protocol.Message;
import dev.picode.sandbox.protocol.Quotas;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A run has an outcome even where the memory is too short to say so at first.
class ShortageTest {

  @Test
  void insistsUntilTheMemoryWasEnough() {
    var attempts = new AtomicInteger();
    Shortage.insisting(() -> {
      if (attempts.incrementAndGet() < 3) {
        throw new OutOfMemoryError("for the test");
      }
    }).run();
    assertThat(attempts).hasValue(3);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "1|50000|null.x|memory-exhausted",
    "9|50000|null.x|memory-exhausted",
    "1|300|for (;;);|deadline-missed",
    "9|300|for (;;);|deadline-missed",
    "1|300|new Promise(resolve => setTimeout(resolve, 60000))|deadline-missed",
    "9|300|new Promise(resolve => setTimeout(resolve, 60000))|deadline-missed"})
  void theLastWordOfARunIsSaidInTheEnd(int refused, long deadline, String code, String expected)
      throws InterruptedException {
    try (var place = new RefusingPlace(refused)) {
      place.evaluate(1, code, deadline);
      Message last = place.next();
      assertThat(last).isInstanceOf(Message.Failed.class);
      assertThat(((Message.Failed) last).failure().code()).isEqualTo(expected);
      assertThat(place.said).as("it is said once").isEmpty();
    }
  }

  @Test
  void aValueThatCannotBeSaidEndsInAFailureThatCan() throws InterruptedException {
    try (var place = new RefusingPlace(1)) {
      place.evaluate(1, "'a long text'.repeat(10)", 50_000);
      assertThat(place.next()).isInstanceOfSatisfying(Message.Failed.class,
          failed -> assertThat(failed.failure()).isEqualTo(Shortage.EXHAUSTED));
      place.evaluate(2, "6 * 7", 50_000);
      assertThat(place.next()).isInstanceOfSatisfying(Message.Completed.class,
          completed -> assertThat(completed.value()).isEqualTo(42L));
    }
  }

  @Test
  void aRunThatCouldNotBeEndedIsOpen() {
    var said = new ArrayList<Message>();
    var left = new AtomicInteger(1);
    var runs = new OpenRuns(message -> {
      if (left.getAndDecrement() > 0) {
        throw new OutOfMemoryError("for the test");
      }
      said.add(message);
    }, _ -> {}, () -> 0);
    Failure failure = GuestLife.lost("for the test");
    runs.expect(1);
    assertThatThrownBy(() -> runs.fail(1, failure)).isInstanceOf(OutOfMemoryError.class);
    assertThat(runs.isOpen(1)).isTrue();
    assertThat(runs.isEmpty()).isFalse();
    assertThat(runs.fail(1, failure)).isTrue();
    assertThat(runs.fail(1, failure)).isFalse();
    assertThat(runs.isEmpty()).isTrue();
    assertThat(said).isEqualTo(List.of(new Message.Failed(1, failure)));
  }

  /// A place whose last words the memory is too short for, some times.
  private static final class RefusingPlace implements AutoCloseable {
    final BlockingQueue<Message> said = new LinkedBlockingQueue<>();
    private final AtomicInteger left;
    private final Channel host;
    private final PolyglotPlace place;

    RefusingPlace(int refused) {
      left = new AtomicInteger(refused);
      InMemoryChannel.Pair pair = InMemoryChannel.pair();
      host = pair.host();
      place = new PolyglotPlace(new Channel() {
        @Override
        public void start(Consumer<Message> receiver) {
          pair.place().start(receiver);
        }

        @Override
        public void send(Message message) {
          if (left.getAndDecrement() > 0) {
            throw new OutOfMemoryError("for the test");
          }
          pair.place().send(message);
        }

        @Override
        public void close() {
          pair.place().close();
        }
      });
      host.start(said::add);
      place.start();
      host.send(new Message.Open("c", Bundle.empty("test", Language.JAVASCRIPT), Map.of(),
          Quotas.DEFAULT));
    }

    void evaluate(long run, String code, long deadline) {
      host.send(new Message.Evaluate(run, "c", code, "eval", Message.Evaluate.Mode.ONCE, deadline));
    }

    /// What ends a run; what the script logged is passed over.
    Message next() throws InterruptedException {
      Message message = said.poll(50, TimeUnit.SECONDS);
      while (message instanceof Message.Log) {
        message = said.poll(50, TimeUnit.SECONDS);
      }
      if (message == null) {
        throw new AssertionError("there was no outcome");
      }
      return message;
    }

    @Override
    public void close() {
      place.close();
      host.close();
    }
  }
}
