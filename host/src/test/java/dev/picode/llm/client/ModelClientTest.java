package dev.picode.llm.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.llm.ModelAnswer;
import dev.picode.llm.ModelEvent;
import dev.picode.llm.ModelServer;
import dev.picode.llm.NeutralProvider;
import dev.picode.llm.Part;
import dev.picode.llm.ProviderInfo;
import dev.picode.llm.Reply;
import dev.picode.llm.StopReason;
import dev.picode.llm.Supports;
import dev.picode.llm.Usage;
import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The client against a real server on the loopback address that answers as those of providers do on good and bad days.
@Timeout(120)
class ModelClientTest {
  private static final Reply HELLO = Reply.events(
      "{\"type\":\"thinking\",\"text\":\"hm\",\"signature\":\"s1\"}",
      "{\"type\":\"text\",\"text\":\"Grüß\"}", "{\"type\":\"text\",\"text\":\"e 😀\"}",
      "{\"type\":\"tool-call\",\"index\":0,\"id\":\"c1\",\"name\":\"read\",\"arguments\":\"{\\\"pa\"}",
      "{\"type\":\"tool-call\",\"index\":0,\"arguments\":\"th\\\": 1}\"}",
      "{\"type\":\"stop\",\"reason\":\"tool-calls\"}",
      "{\"type\":\"usage\",\"input\":10,\"output\":20}", "[DONE]");

  private static final Reply OK = Reply.events("{\"type\":\"text\",\"text\":\"ok\"}",
      "{\"type\":\"stop\",\"reason\":\"end\"}");

  @Test
  void putsAnAnswerTogether() throws IOException {
    try (var server = ModelServer.start(HELLO)) {
      var asking = new Asking();
      ModelAnswer answer = asking.ask(NeutralProvider.at(server.url()));
      assertHello(answer);
      assertThat(answer.usage()).isEqualTo(new Usage(10, 20, 0, 0, 0));
      assertThat(answer.cost()).isEqualTo((10 * 1.0 + 20 * 2.0) / 1e6);
      assertThat(asking.budget.cost()).isEqualTo(answer.cost());
      assertThat(asking.events).last()
          .isEqualTo(new ModelEvent.Stopped(StopReason.TOOL_CALLS));
      assertThat(asking.events).hasSize(7);
      assertThat(asking.sent).containsExactly("neutral/one NEUTRAL_API_KEY");
      assertThat(server.seen()).singleElement()
          .satisfies(seen -> assertThat(seen.headers())
              .containsEntry("authorization", "Bearer " + Asking.KEY)
              .containsEntry("x-stream", "true"));
    }
  }

  private static void assertHello(ModelAnswer answer) {
    assertThat(answer.parts()).containsExactly(new Part.Thinking("hm", "s1", null),
        new Part.Text("Grüße 😀"), new Part.ToolCall("c1", "read", Map.of("path", 1L)));
    assertThat(answer.stop()).isEqualTo(StopReason.TOOL_CALLS);
    assertThat(answer.faults()).isEmpty();
  }

  @Test
  void aCutAnywhereOnTheWireChangesNothing() throws IOException {
    try (var server = ModelServer.start(HELLO)) {
      var asking = new Asking();
      int size = HELLO.body().length;
      for (int at = 0; at <= size; at++) {
        Reply cut = HELLO.cutAt(at);
        server.answering(_ -> cut);
        assertHello(asking.ask(NeutralProvider.at(server.url())));
      }
      server.answering(_ -> HELLO.inPiecesOf(1));
      assertHello(asking.ask(NeutralProvider.at(server.url())));
    }
  }

  @Test
  void readsJsonLinesAndWholeBodiesByTheirType() throws IOException {
    String text = "{\"type\":\"text\",\"text\":\"ok\"}";
    String stop = "{\"type\":\"stop\",\"reason\":\"end\"}";
    try (var server = ModelServer.start(Reply.jsonLines(text + "\n" + stop),
        Reply.json(200, "[" + text + ",\n" + stop + "]"))) {
      var asking = new Asking();
      assertThat(asking.ask(NeutralProvider.at(server.url())).text()).isEqualTo("ok");
      var whole = NeutralProvider.at(server.url())
          .with(info -> new ProviderInfo(info.title(), info.models(), info.auth(),
              new Supports(false, true, false, false, 0), List.of(), info.baseUrl(), false));
      assertThat(asking.ask(whole).text()).isEqualTo("ok");
      assertThat(server.seen().getLast().headers()).containsEntry("x-stream", "false");
    }
  }

  // ---- repetitions ---------------------------------------------------------------------------------

  @ParameterizedTest
  @ValueSource(ints = {408, 409, 425, 429, 500, 502, 503, 504, 529})
  void repeatsWhatPasses(int status) throws IOException {
    try (var server = ModelServer.start(Reply.json(status, "busy"), Reply.json(status, "busy"),
        OK)) {
      var asking = new Asking();
      assertThat(asking.ask(NeutralProvider.at(server.url())).text()).isEqualTo("ok");
      assertThat(server.seen()).hasSize(3);
      assertThat(asking.pauses).hasSize(2);
      assertThat(asking.pauses.get(0)).isBetween(Duration.ofMillis(250), Duration.ofMillis(500));
      assertThat(asking.pauses.get(1)).isBetween(Duration.ofMillis(500), Duration.ofMillis(1000));
      assertThat(asking.notes).hasSize(2);
    }
  }

  @ParameterizedTest
  @CsvSource({"400, llm-request-refused", "401, llm-unauthorized", "403, llm-unauthorized",
    "404, llm-model-unknown", "402, llm-rate-limited", "413, llm-request-refused",
    "422, llm-request-refused"})
  void doesNotRepeatWhatStays(int status, String code) throws IOException {
    try (var server = ModelServer.start(Reply.json(status, "no, because"))) {
      var asking = new Asking();
      Problem problem = asking.fail(NeutralProvider.at(server.url()));
      assertThat(problem.code()).isEqualTo(code);
      assertThat(problem.message()).contains("`neutral`", "(neutral_" + status + "): no, because");
      assertThat(server.seen()).hasSize(1);
    }
  }

  @Test
  void givesUpAfterThreeRepetitions() throws IOException {
    try (var server = ModelServer.start(Reply.json(503, "busy"))) {
      var asking = new Asking();
      assertThat(asking.fail(NeutralProvider.at(server.url())).code()).isEqualTo("llm-overloaded");
      assertThat(server.seen()).hasSize(4);
    }
  }

  @ParameterizedTest
  @CsvSource({"retry-after, 7, 7000", "retry-after, 'Mon, 23 Nov 2026 12:00:30 GMT', 30000",
    "retry-after, 'Mon, 23 Nov 2026 11:00:00 GMT', 0", "retry-after-ms, 120, 120",
    "retry-after, 0.5, 500"})
  void waitsAsLongAsTheProviderAsks(String name, String value, long millis) throws IOException {
    try (var server = ModelServer.start(Reply.json(429, "slow down").header(name, value), OK)) {
      var asking = new Asking();
      asking.ask(NeutralProvider.at(server.url()));
      assertThat(asking.pauses).containsExactly(Duration.ofMillis(millis));
    }
  }

  @Test
  void doesNotWaitForHours() throws IOException {
    try (var server = ModelServer.start(
        Reply.json(429, "slow down").header("retry-after", "3600"), OK)) {
      var asking = new Asking();
      assertThat(asking.fail(NeutralProvider.at(server.url())).code())
          .isEqualTo("llm-rate-limited");
      assertThat(asking.pauses).isEmpty();
    }
  }

  @Test
  void believesAProviderThatSaysNotToRepeat() throws IOException {
    try (var server = ModelServer.start(
        Reply.json(500, "broken").header("x-should-retry", "false"),
        Reply.json(400, "once more").header("x-should-retry", "true"), OK)) {
      assertThat(new Asking().fail(NeutralProvider.at(server.url())).code())
          .isEqualTo("llm-overloaded");
      assertThat(new Asking().ask(NeutralProvider.at(server.url())).text()).isEqualTo("ok");
    }
  }

  @Test
  void repeatsAfterAResetBeforeTheFirstWord() throws IOException {
    try (var server = ModelServer.start(Reply.reset(),
        Reply.sse(": keep-alive\n\n").ending(Reply.Ending.RESET),
        Reply.events("{\"type\":\"usage\",\"input\":3}").ending(Reply.Ending.RESET), OK)) {
      var asking = new Asking();
      assertThat(asking.ask(NeutralProvider.at(server.url())).text()).isEqualTo("ok");
      assertThat(asking.notes).hasSize(3).doesNotContain("restarted");
    }
  }

  @Test
  void repeatsAnErrorInTheStreamBeforeTheFirstWordWhereItPasses() throws IOException {
    try (var server = ModelServer.start(
        Reply.events("{\"type\":\"error\",\"code\":\"o\",\"message\":\"full\",\"retryable\":true}"),
        OK)) {
      assertThat(new Asking().ask(NeutralProvider.at(server.url())).text()).isEqualTo("ok");
    }
  }

  @Test
  void neverRepeatsAfterTheFirstWord() throws IOException {
    Reply begun = Reply.events("{\"type\":\"text\",\"text\":\"half\"}");
    Reply failing = Reply.events("{\"type\":\"text\",\"text\":\"half\"}",
        "{\"type\":\"error\",\"message\":\"full\",\"retryable\":true}");
    try (var server = ModelServer.start(begun.ending(Reply.Ending.RESET), begun, failing, OK);
        var other = ModelServer.start(OK)) {
      var provider = NeutralProvider.at(server.url());
      var asking = new Asking();
      assertThat(asking.fail(provider, NeutralProvider.at(other.url())).code())
          .isEqualTo("http-failed");
      assertThat(asking.events).containsExactly(new ModelEvent.TextDelta("half"));
      assertThat(new Asking().fail(provider).code()).isEqualTo("llm-answer-cut");
      Problem problem = new Asking().fail(provider);
      assertThat(problem.code()).isEqualTo("llm-provider-failed");
      assertThat(problem.message()).endsWith(": full");
      assertThat(server.seen()).hasSize(3);
      assertThat(other.seen()).isEmpty();
    }
  }

  @Test
  void startsAgainWhereTheProviderSaysThatItIsSafe() throws IOException {
    try (var server = ModelServer.start(
        Reply.events("{\"type\":\"text\",\"text\":\"half\"}").ending(Reply.Ending.RESET), OK)) {
      var asking = new Asking();
      var provider = NeutralProvider.at(server.url())
          .with(info -> new ProviderInfo(info.title(), info.models(), info.auth(),
              info.supports(), List.of(), info.baseUrl(), true));
      assertThat(asking.ask(provider).text()).isEqualTo("ok");
      assertThat(asking.notes).contains("restarted");
    }
  }

  @Test
  void theEndOfTheConnectionMayBeMissing() throws IOException {
    try (var server = ModelServer.start(OK.ending(Reply.Ending.RESET),
        OK.ending(Reply.Ending.SILENT))) {
      assertThat(new Asking().ask(NeutralProvider.at(server.url())).text()).isEqualTo("ok");
      assertThat(new Asking().ask(NeutralProvider.at(server.url())).text()).isEqualTo("ok");
    }
  }

  @Test
  void theStatusOfAnErrorCountsWhereItsTextBreaksOff() throws IOException {
    try (var server = ModelServer.start(Reply.json(400, "because").ending(Reply.Ending.RESET))) {
      assertThat(new Asking().fail(NeutralProvider.at(server.url())).code())
          .isEqualTo("llm-request-refused");
    }
  }

  // ---- other models --------------------------------------------------------------------------------

  @Test
  void fallsBackInOrder() throws IOException {
    try (var busy = ModelServer.start(Reply.json(503, "busy"));
        var locked = ModelServer.start(Reply.json(401, "who?"));
        var server = ModelServer.start(OK)) {
      var asking = new Asking();
      ModelAnswer answer = asking.ask(NeutralProvider.at(busy.url()).named("a"),
          NeutralProvider.at(locked.url()).named("b"), NeutralProvider.at(server.url()).named("c"));
      assertThat(answer.provider()).isEqualTo("c");
      assertThat(asking.notes).contains("fall back to b/one: llm-overloaded",
          "fall back to c/one: llm-overloaded");
    }
  }

  @Test
  void tellsTheFirstProblemWhereNobodyAnswers() throws IOException {
    try (var busy = ModelServer.start(Reply.json(503, "busy"));
        var locked = ModelServer.start(Reply.json(401, "who?"))) {
      Problem problem = new Asking().fail(NeutralProvider.at(busy.url()).named("a"),
          NeutralProvider.at(locked.url()).named("b"));
      assertThat(problem.code()).isEqualTo("llm-overloaded");
      assertThat(problem.message()).contains("`a`", "1 other model could not answer either");
    }
  }

  @Test
  void doesNotAskOthersWhatIsWrongInItself() throws IOException {
    try (var server = ModelServer.start(Reply.json(400, "no such field"));
        var other = ModelServer.start(OK)) {
      assertThat(new Asking()
          .fail(NeutralProvider.at(server.url()), NeutralProvider.at(other.url()))
          .code()).isEqualTo("llm-request-refused");
      assertThat(other.seen()).isEmpty();
    }
  }

  @Test
  void fallsBackAtOnceWhereNobodyListens() throws IOException {
    var gone = ModelServer.start(OK);
    gone.close();
    try (var server = ModelServer.start(OK)) {
      var asking = new Asking();
      assertThat(
          asking.ask(NeutralProvider.at(gone.url()), NeutralProvider.at(server.url())).text())
          .isEqualTo("ok");
      assertThat(asking.pauses).isEmpty();
    }
  }

  // ---- time ----------------------------------------------------------------------------------------

  @Test
  void theFirstWordHasItsTimeWhateverSignsOfLifeCome() throws IOException {
    try (var silent = ModelServer.start(Reply.never());
        var alive = ModelServer.start(Reply.sse(": alive\n\n").ending(Reply.Ending.SILENT))) {
      var asking = new Asking().with(setup -> setup.with(
          new ModelTimeouts(Duration.ofSeconds(20), Duration.ofSeconds(1), Duration.ofSeconds(60)),
          RetryRule.DEFAULT));
      for (var server : List.of(silent, alive)) {
        Problem problem = asking.fail(NeutralProvider.at(server.url()));
        assertThat(problem.code()).isEqualTo("llm-timeout");
        assertThat(problem.message()).isEqualTo("`neutral/one` said nothing for 1 s");
      }
    }
  }

  @Test
  void aSilenceInTheMiddleHasItsTime() throws IOException {
    try (var server = ModelServer.start(Reply.events("{\"type\":\"text\",\"text\":\"half\"}")
        .ending(Reply.Ending.SILENT))) {
      var asking = new Asking().with(setup -> setup.with(
          new ModelTimeouts(Duration.ofSeconds(20), Duration.ofSeconds(60), Duration.ofSeconds(1)),
          RetryRule.DEFAULT));
      assertThat(asking.fail(NeutralProvider.at(server.url())).message())
          .contains("stopped in the middle");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anInterruptEndsTheRequestAndTheConnection(boolean begun) throws Exception {
    Reply reply = begun
        ? Reply.events("{\"type\":\"text\",\"text\":\"half\"}").ending(Reply.Ending.SILENT)
        : Reply.never();
    try (var server = ModelServer.start(reply)) {
      var heard = new CountDownLatch(1);
      var ended = new CompletableFuture<String>();
      var asking = new Asking();
      Thread thread = Thread.ofPlatform().start(() -> {
        try {
          asking.client()
              .ask(Asking.call(NeutralProvider.at(server.url())), asking.budget,
                  _ -> heard.countDown());
          ended.complete("no problem");
        } catch (PiCodeException e) {
          ended.complete(e.problem().code() + " " + Thread.currentThread().isInterrupted());
        }
      });
      if (begun) {
        assertThat(heard.await(60, TimeUnit.SECONDS)).isTrue();
      }
      thread.interrupt();
      assertThat(ended.get(60, TimeUnit.SECONDS)).isEqualTo("cancelled true");
      if (begun) {
        assertThat(server.left().await(60, TimeUnit.SECONDS)).isTrue();
      }
    }
  }

  @Test
  void anInterruptEndsAPause() throws IOException {
    try (var server = ModelServer.start(Reply.json(503, "busy"))) {
      var asking = new Asking().with(setup -> setup.with(setup.clock(), setup.chance(), _ -> {
        throw new InterruptedException();
      }));
      assertThat(asking.fail(NeutralProvider.at(server.url())).code()).isEqualTo("cancelled");
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void eventsAreHeardWhileTheAnswerComes() throws Exception {
    var hold = new CountDownLatch(1);
    Reply cut = OK.cutAt(Reply.events("{\"type\":\"text\",\"text\":\"ok\"}").body().length)
        .heldBy(hold);
    try (var server = ModelServer.start(cut)) {
      var asking = new Asking();
      // The rest is sent only after the first word was heard: without streaming this never ends.
      ModelAnswer answer = asking.client()
          .ask(Asking.call(NeutralProvider.at(server.url())), asking.budget,
              _ -> hold.countDown());
      assertThat(answer.text()).isEqualTo("ok");
    }
  }

  @Test
  void aListenerThatFailsEndsTheRequest() throws Exception {
    try (var server = ModelServer.start(OK.cutAt(40).ending(Reply.Ending.SILENT))) {
      var asking = new Asking();
      Problem problem = Asking.failed(() -> asking.client()
          .ask(Asking.call(NeutralProvider.at(server.url())), asking.budget, _ -> {
            throw Problem.of("own", ProblemKind.USER, "enough").toException();
          }));
      assertThat(problem.code()).isEqualTo("own");
      assertThat(server.left().await(60, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void listsWhatTheProviderHasNow() throws IOException {
    try (var server = ModelServer.start(Reply.json(200, "a\nb"), Reply.json(401, "who?"))) {
      var asking = new Asking();
      var provider = NeutralProvider.at(server.url());
      assertThat(asking.client().models(provider)).extracting("id").containsExactly("a", "b");
      assertThat(server.seen().getFirst().headers()).containsKey("authorization");
      assertThat(Asking.failed(() -> asking.client().models(provider)).code())
          .isEqualTo("llm-unauthorized");
    }
  }
}
