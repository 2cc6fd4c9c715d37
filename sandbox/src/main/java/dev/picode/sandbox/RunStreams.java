package dev.picode.sandbox;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// The answers that one run is given piece by piece. Safe for many threads.
///
/// A script knows a stream by a number that means nothing outside of its run, so no other run can reach it.
final class RunStreams {
  /// The hidden function that pulls: `{stream}` gives `{item}` or, at the end, `{result}`.
  static final String NEXT = "$stream.next";

  /// The hidden function that closes: `{stream}`.
  static final String CLOSE = "$stream.close";

  /// How many a run may have open at once.
  static final int MOST = 8;

  private static final String USE = "take the next piece with what the function gave back";

  private final Map<Long, Open> open = new HashMap<>();
  private long opened;
  private boolean over;

  /// A stream and whether somebody waits for its next piece.
  private record Open(long number, AnswerStream stream, AtomicBoolean pulled) {}

  /// Whether a function is one of these and not of the host.
  static boolean isOwn(String target) {
    return target.equals(NEXT) || target.equals(CLOSE);
  }

  /// Takes a stream and answers with its number.
  Answer open(AnswerStream stream) {
    Answer.Refused refusal;
    synchronized (this) {
      if (!over && open.size() < MOST) {
        opened++;
        open.put(opened, new Open(opened, stream, new AtomicBoolean()));
        return new Answer.Returned(opened);
      }
      refusal = over
          ? refusal("run-over", "the run this stream belongs to is over",
              "await every call before you return")
          : refusal("too-many-streams", "the script has " + MOST + " streams open",
              "read one to its end or close it before you open another");
    }
    stream.close();
    return refusal;
  }

  /// Answers one of the hidden functions.
  Answer answer(String target, Map<String, @Nullable Object> arguments) {
    Object number = arguments.get("stream");
    Open found;
    boolean known;
    synchronized (this) {
      found = open.get(number);
      known = number instanceof Long given && given > 0 && given <= opened;
      if (target.equals(CLOSE)) {
        open.remove(number);
      }
    }
    if (target.equals(CLOSE)) {
      if (found != null) {
        found.stream.close();
      }
      return new Answer.Returned(null);
    }
    if (found == null) {
      return known
          ? refusal("stream-closed", "the stream is at its end or was closed", USE)
          : refusal("stream-unknown", "the run has no such stream", USE);
    }
    return next(found);
  }

  private Answer next(Open found) {
    if (!found.pulled.compareAndSet(false, true)) {
      return refusal("stream-busy", "the next piece of the stream is awaited already",
          "await each piece before you ask for the one after it");
    }
    boolean more = false;
    try {
      AnswerStream.Piece piece = found.stream.next();
      more = piece instanceof AnswerStream.Item;
      return switch (piece) {
        case AnswerStream.Item(var value) -> new Answer.Returned(member("item", value));
        case AnswerStream.End(var result) -> new Answer.Returned(member("result", result));
        case AnswerStream.Broken(var refusal) -> refusal;
      };
    } finally {
      found.pulled.set(false);
      if (!more) {
        forget(found);
      }
    }
  }

  private void forget(Open found) {
    synchronized (this) {
      open.remove(found.number);
    }
    found.stream.close();
  }

  /// The run is over. Does not wait for the work behind its streams.
  void end() {
    List<Open> left;
    synchronized (this) {
      over = true;
      left = List.copyOf(open.values());
      open.clear();
    }
    for (Open each : left) {
      Thread.ofVirtual().name("picode-stream-end").start(each.stream::close);
    }
  }

  private static Map<String, @Nullable Object> member(String name, @Nullable Object value) {
    var members = new LinkedHashMap<String, @Nullable Object>();
    members.put(name, value);
    return members;
  }

  private static Answer.Refused refusal(String code, String message, String hint) {
    return new Answer.Refused(code, message, hint, message);
  }
}
