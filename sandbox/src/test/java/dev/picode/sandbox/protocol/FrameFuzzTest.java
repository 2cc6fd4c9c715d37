package dev.picode.sandbox.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.picode.sandbox.polyglot.PolyglotPlace;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Bytes that no other end would send. What was found once is in the folder `FrameFuzzTestInputs` of the
/// test resources and tried each time; with `JAZZER_FUZZ=1` new bytes are tried.
class FrameFuzzTest {
  private static final String PING = "\n{\"t\":\"ping\",\"number\":4711}\n";

  /// What is a message is the same message when it is written and read again.
  @FuzzTest
  void aFrameIsAMessageOrAProtocolException(byte[] bytes) {
    Message message;
    try {
      message = Frames.decode(new String(bytes, StandardCharsets.UTF_8));
    } catch (ProtocolException e) {
      assertThat(e).hasMessageStartingWith("a frame");
      return;
    }
    String text = Frames.encode(message);
    assertThat(Frames.encode(Frames.decode(text))).isEqualTo(text);
  }

  /// It answers what comes after, or it is through with the other end and says why.
  @FuzzTest
  void aPlaceTakesFramesOrEndsTheConversation(byte[] bytes) throws Exception {
    var answered = new CompletableFuture<String>();
    var in = new SequenceInputStream(new ByteArrayInputStream(bytes),
        new ByteArrayInputStream(PING.getBytes(StandardCharsets.UTF_8)));
    var channel = new StreamChannel(in, new Answers(answered), "fuzzed", answered::complete);
    try (var place = new PolyglotPlace(channel)) {
      place.start();
      assertThat(answered.get(20, TimeUnit.SECONDS)).isNotEmpty();
    }
  }

  /// Notes the first answer to the ping.
  private static final class Answers extends OutputStream {
    private final CompletableFuture<String> answered;

    Answers(CompletableFuture<String> answered) {
      this.answered = answered;
    }

    @Override
    public void write(int one) {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int start, int length) {
      String text = new String(bytes, start, length, StandardCharsets.UTF_8);
      if (text.contains("\"pong\"")) {
        answered.complete(text);
      }
    }
  }
}
