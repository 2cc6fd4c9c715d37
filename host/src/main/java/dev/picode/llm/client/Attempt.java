package dev.picode.llm.client;

import dev.picode.http.HttpService;
import dev.picode.http.HttpStream;
import dev.picode.http.HttpStreamLimits;
import dev.picode.llm.ModelEvent;
import dev.picode.llm.ModelRequest;
import dev.picode.llm.ProviderProblem;
import dev.picode.llm.Reading;
import dev.picode.llm.WireEvent;
import dev.picode.llm.WireFormat;
import dev.picode.llm.WireRequest;
import dev.picode.llm.http.WireReader;
import dev.picode.problem.PiCodeException;
import dev.picode.secret.Redactor;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Asks a provider once. Confined to one thread.
final class Attempt {
  /// The largest answer: models say a few hundred kilobytes at most, pictures a few megabytes.
  private static final long MAX_ANSWER = 64L << 20;

  private static final int MAX_ERROR = 64 << 10;

  private static final Duration ERROR_TEXT = Duration.ofSeconds(10);

  /// So long the end of the connection is waited for when the answer is whole; the numbers of tokens come then.
  private static final Duration AFTER_STOP = Duration.ofSeconds(2);

  private final ModelSetup setup;
  private final ModelRoute route;
  private final Said said;
  private long stopped;

  Attempt(ModelSetup setup, ModelRoute route, Said said) {
    this.setup = setup;
    this.route = route;
    this.said = said;
  }

  /// Asks and hands on what is said.
  ///
  /// @throws PiCodeException what a provider or the rules refuse, and `cancelled`: nothing that would be better the next
  ///     time
  AttemptResult run(ModelRequest request, boolean stream) {
    WireRequest wire = route.provider().request(request, stream);
    Outgoing outgoing = Outgoing.of(route, wire, setup.secrets());
    ModelTimeouts times = setup.timeouts();
    var limits = new HttpStreamLimits(times.connect(), times.firstToken(), MAX_ANSWER);
    HttpService http = setup.http().get();
    setup.sent().sends(route, outgoing.http().target().origin(), outgoing.secret());
    long start = System.nanoTime();
    try (HttpStream answer = http.stream(outgoing.http(), limits, outgoing.policy())) {
      if (answer.status() >= 400) {
        return refused(answer, outgoing.redactor());
      }
      if (answer.status() >= 300) {
        return new AttemptResult.Failure(
            ModelProblems.redirected(route, answer.target().host(), location(answer, outgoing)),
            false, true, null);
      }
      return read(answer, reader(wire.format(), answer), outgoing.redactor(), start);
    } catch (PiCodeException e) {
      AttemptResult failure = Failures.of(route, e, outgoing.redactor(), times,
          said.hasBegun());
      if (failure == null) {
        throw new PiCodeException(outgoing.redactor().problem(e.problem()), e);
      }
      return failure;
    }
  }

  private AttemptResult read(HttpStream answer, WireReader reader, Redactor redactor, long start) {
    try (Reading reading = route.provider().open()) {
      boolean end = false;
      while (!end) {
        byte[] bytes = next(answer, start);
        end = bytes.length == 0;
        List<WireEvent> pieces = end ? reader.end() : reader.read(bytes);
        ModelEvent.Failed failed = take(reading, Clean.pieces(pieces, redactor), redactor, end);
        if (failed != null) {
          return new AttemptResult.Failure(
              redactor.problem(ModelProblems.of(route, 0, failed.problem())),
              failed.problem().retryable(), true, null);
        }
      }
      return said.hasStopped()
          ? new AttemptResult.Whole()
          : new AttemptResult.Failure(ModelProblems.cut(route), true, true, null);
    }
  }

  /// The next bytes. Where the answer is whole already, a connection that does not end well has ended too.
  private byte[] next(HttpStream answer, long start) {
    try {
      return answer.read(patience(start));
    } catch (PiCodeException e) {
      if (said.hasStopped() && Failures.isConnection(e)) {
        return new byte[0];
      }
      throw e;
    }
  }

  /// How long there may be nothing: until the first word, and after the last one, time counts whatever else comes.
  private Duration patience(long start) {
    long now = System.nanoTime();
    ModelTimeouts times = setup.timeouts();
    if (said.hasStopped()) {
      stopped = stopped == 0 ? now : stopped;
      return left(AFTER_STOP, now - stopped);
    }
    return said.hasBegun() ? times.idle() : left(times.firstToken(), now - start);
  }

  private static Duration left(Duration whole, long nanos) {
    Duration left = whole.minusNanos(nanos);
    return left.isPositive() ? left : Duration.ZERO;
  }

  private ModelEvent.@Nullable Failed take(Reading reading, List<WireEvent> pieces,
      Redactor redactor, boolean end) {
    var events = new ArrayList<ModelEvent>();
    if (!pieces.isEmpty()) {
      events.addAll(reading.read(pieces));
    }
    if (end) {
      events.addAll(reading.end());
    }
    for (ModelEvent event : events) {
      if (event instanceof ModelEvent.Failed failed) {
        return failed;
      }
      said.add(Clean.event(event, redactor));
    }
    return null;
  }

  private AttemptResult refused(HttpStream answer, Redactor redactor) {
    String body = redactor.text(errorText(answer));
    ProviderProblem error = route.provider().error(answer.status(), body);
    Instant now = setup.clock().instant();
    boolean wanted = answer.header("x-should-retry").map("true"::equals).orElse(false);
    boolean unwanted = answer.header("x-should-retry").map("false"::equals).orElse(false);
    return new AttemptResult.Failure(
        redactor.problem(ModelProblems.of(route, answer.status(), error)),
        !unwanted && (wanted || error.retryable() || Failures.isPassing(answer.status())),
        Failures.mayBeOthers(answer.status()), RetryAfter.of(answer, now));
  }

  /// What an error says; the status counts also where its text never comes.
  private static String errorText(HttpStream answer) {
    try {
      return new String(answer.readUpTo(MAX_ERROR, ERROR_TEXT), StandardCharsets.UTF_8);
    } catch (PiCodeException e) {
      if (Failures.isConnection(e)) {
        return "";
      }
      throw e;
    }
  }

  /// Where a redirect leads: the host, for the rest may hold what was sent.
  private static String location(HttpStream answer, Outgoing outgoing) {
    String location = outgoing.redactor().text(answer.header("location").orElse(""));
    return location.replaceFirst("^(https?://[^/?#]*).*$", "$1")
        .replaceFirst("^[/?#].*$", "itself");
  }

  private static WireReader reader(WireFormat format, HttpStream answer) {
    return switch (format) {
      case SSE -> WireReader.sse();
      case JSON_LINES -> WireReader.jsonLines();
      case WHOLE -> WireReader.whole();
      case AUTO -> switch (type(answer)) {
        case "text/event-stream" -> WireReader.sse();
        case "application/x-ndjson", "application/ndjson", "application/jsonl",
            "application/x-jsonlines", "application/stream+json" ->
          WireReader.jsonLines();
        default -> WireReader.whole();
      };
    };
  }

  private static String type(HttpStream answer) {
    String type = answer.header("content-type").orElse("");
    int parameters = type.indexOf(';');
    return (parameters < 0 ? type : type.substring(0, parameters)).strip()
        .toLowerCase(Locale.ROOT);
  }
}
