package dev.picode.sandbox.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class InMemoryChannelTest {
  private final InMemoryChannel.Pair pair = InMemoryChannel.pair();
  private final List<Message> received = new CopyOnWriteArrayList<>();

  @Test
  void keepsTheOrderOfWhatWasSentBeforeAndAfterTheStart() throws InterruptedException {
    Thread sender = Thread.ofPlatform().start(() -> {
      for (long i = 0; i < 10_000; i++) {
        pair.host().send(new Message.Ping(i));
      }
    });
    pair.place().start(received::add);
    sender.join();
    assertThat(received).isEqualTo(
        LongStream.range(0, 10_000).mapToObj(i -> (Message) new Message.Ping(i)).toList());
  }

  @Test
  void aReceiverMayAnswerWhileItIsStarted() {
    pair.host().send(new Message.Ping(1));
    pair.host().start(received::add);
    pair.place().start(message -> pair.place().send(new Message.Pong(1)));
    assertThat(received).containsExactly(new Message.Pong(1));
  }

  @Test
  void nothingArrivesOnceEitherEndIsClosed() {
    pair.host().start(received::add);
    pair.place().start(received::add);
    pair.place().close();
    pair.place().close();
    pair.host().send(new Message.Ping(1));
    pair.place().send(new Message.Pong(1));
    assertThat(received).isEmpty();
  }

  @Test
  void isStartedOnce() {
    pair.host().start(received::add);
    assertThatThrownBy(() -> pair.host().start(received::add))
        .isInstanceOf(IllegalStateException.class);
  }
}
