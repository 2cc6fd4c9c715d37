package dev.picode.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.sandbox.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Answers that come piece by piece, and what a script that goes wrong with them is told.
@ParameterizedClass
@EnumSource
@Timeout(180)
class StreamTest {
  @Parameter
  private TestPlace place = TestPlace.IN_PROCESS;

  private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
  private final ScriptedHost host = new ScriptedHost().deadline(Duration.ofSeconds(90))
      .streaming("host.three", _ -> ListedStream.of(told, Map.of("sum", 6L), 1L, 2L, 3L))
      .streaming("host.endless", _ -> ListedStream.endless(told, 1L, 2L))
      .streaming("host.broken", _ -> new ListedStream(told, List.of(new AnswerStream.Item(1L),
          new AnswerStream.Broken(new Answer.Refused("cut", "it was cut", "again", "detail")))))
      .streaming("host.odd", _ -> new AnswerStream() {
        @Override
        public Piece next() {
          throw new IllegalStateException("the secret is 42");
        }

        @Override
        public void close() {
          told.add("closed");
        }
      })
      .streaming("host.denied", _ -> ListedStream.endless(told))
      .streaming("host.own", _ -> ListedStream.endless(new LinkedBlockingQueue<>(), 1L))
      .on("host.denied", _ -> new Answer.Refused("denied", "no", null, "the detail"));

  private Script script() {
    return host.openAs("streams", place.shared());
  }

  private static @Nullable Object value(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Completed.class);
    return ((Outcome.Completed) outcome).value();
  }

  private String said(String code) throws InterruptedException {
    return Json.write(value(script().evaluate(code, "eval").await()));
  }

  private String saidInPython(String code) throws InterruptedException {
    return Json.write(value(
        host.openPython("streams", place.shared()).evaluate(code, "eval").await()));
  }

  @Test
  void givesPiecesAndWhatTheyComeTo() throws InterruptedException {
    assertThat(said("""
        const stream = ctx.host.three("a");
        const all = [];
        for await (const each of stream) all.push(each);
        [all, await stream.result(), await stream.next()]
        """)).isEqualTo("[[1,2,3],{\"sum\":6},{\"done\":true}]");
    assertThat(said("await ctx.host.three().result()")).isEqualTo("{\"sum\":6}");
    assertThat(host.called).containsExactly("host.three", "host.three");
  }

  @Test
  void nothingIsCalledBeforeTheFirstPiece() throws InterruptedException {
    assertThat(said("const unread = ctx.host.three(); await unread.close(); 1")).isEqualTo("1");
    assertThat(host.called).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"break;", "throw new Error('enough');", "return;"})
  void leavingTheLoopClosesIt(String leaving) throws InterruptedException {
    assertThat(said("""
        const go = async () => { for await (const each of ctx.host.endless()) { %s } };
        await go().catch(() => 0);
        1
        """.formatted(leaving))).isEqualTo("1");
    assertThat(told).containsExactly("closed");
  }

  @Test
  void theEndOfTheRunClosesWhatIsOpen() throws InterruptedException {
    assertThat(said("const left = ctx.host.endless(); (await left.next()).value")).isEqualTo("1");
    assertThat(told.poll(20, TimeUnit.SECONDS)).isEqualTo("closed");
  }

  @Test
  void cancellingTheRunClosesWhatIsAwaited() throws InterruptedException {
    Run run = script().evaluate("for await (const each of ctx.host.endless()) {}", "eval");
    assertThat(told.poll(60, TimeUnit.SECONDS)).isEqualTo("waiting");
    run.cancel("enough");
    assertThat(run.await()).isEqualTo(new Outcome.Cancelled("enough"));
    assertThat(told.poll(20, TimeUnit.SECONDS)).isEqualTo("closed");
  }

  @Test
  void oneIsPulledByOneAtATime() throws InterruptedException {
    assertThat(said("""
        const busy = ctx.host.endless();
        await busy.next();
        await busy.next();
        const waiting = busy.next().catch((e) => e.code);
        const second = await busy.next().catch((e) => e.code);
        await busy.close();
        [second, await waiting, await busy.next().catch((e) => e.code), await busy.result().catch((e) => e.code)]
        """)).isEqualTo(
        "[\"stream-busy\",\"stream-closed\",\"stream-closed\",\"stream-closed\"]");
  }

  @Test
  void aRunHasSoManyOpenAtOnce() throws InterruptedException {
    assertThat(said("""
        const many = Array.from({ length: 9 }, () => ctx.host.endless());
        const first = [];
        for (const each of many) first.push(await each.next().then(({ value }) => value, (e) => e.code));
        await many[0].close();
        first.push((await ctx.host.endless().next()).value);
        first
        """)).isEqualTo("[1,1,1,1,1,1,1,1,\"too-many-streams\",1]");
  }

  @Test
  void aFailureIsTheScriptsOnceAndTheHostsOwn() throws InterruptedException {
    assertThat(said("""
        const broken = ctx.host.broken();
        const got = [(await broken.next()).value];
        await broken.next().catch((e) => got.push(e.code, e.hint));
        got.push((await broken.next()).done, await broken.result().catch((e) => e.code));
        got
        """)).isEqualTo("[1,\"cut\",\"again\",true,\"cut\"]");
    assertThat(script().evaluate("for await (const each of ctx.host.broken()) {}", "eval").await())
        .isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
          assertThat(failed.failure().code()).isEqualTo("cut");
          assertThat(failed.refusal()).isNotNull();
          assertThat(failed.refusal().detail()).isEqualTo("detail");
        });
    assertThat(said("await ctx.host.denied(1).next().catch((e) => e.code)"))
        .isEqualTo("\"denied\"");
  }

  @Test
  void aDefectOfTheHostTellsNothing() throws InterruptedException {
    assertThat(said("await ctx.host.odd().next().catch((e) => [e.code, e.message])"))
        .contains("host-failed")
        .doesNotContain("secret");
    assertThat(told).contains("closed");
  }

  @Test
  void oneOfAnEarlierRunIsOutOfReach() throws InterruptedException {
    Script script = script();
    value(script.evaluate("globalThis.kept = ctx.host.endless(); await kept.next(); 1", "eval")
        .await());
    assertThat(Json.write(value(script.evaluate("""
        const mine = ctx.host.endless();
        await mine.next();
        [await kept.next().catch((e) => e.code), (await mine.next()).value]
        """, "eval").await()))).isEqualTo("[\"run-over\",2]");
  }

  @Test
  void pythonHasTheSame() throws InterruptedException {
    assertThat(saidInPython("""
        stream = ctx.host.three("a")
        first = list(stream)
        with ctx.host.endless(0) as left:
            for each in left:
                break
        def code(work):
            try:
                return work()
            except Exception as error:
                return error.code
        broken = ctx.host.broken(0)
        [first, stream.result(), code(lambda: next(left)), next(broken), code(lambda: next(broken)),
         list(broken), code(broken.result)]
        """)).isEqualTo("[[1,2,3],{\"sum\":6},\"stream-closed\",1,\"cut\",[],\"cut\"]");
    assertThat(told).contains("closed");
    assertThat(saidInPython("next(ctx.host.endless(0))")).isEqualTo("1");
  }

  /// Python hides nothing from a script that looks for it: it may well call the hidden functions itself, with any number.
  @Test
  void aNumberOfAnotherRunOrScriptReachesNothing() throws InterruptedException {
    Script victim = script();
    Run open = victim.evaluate("for await (const each of ctx.host.endless()) {}", "eval");
    assertThat(told.poll(60, TimeUnit.SECONDS)).isEqualTo("waiting");
    assertThat(saidInPython("""
        stream = ctx.host.own(0)
        function = type(stream).__next__
        ask = dict(zip(function.__code__.co_freevars, function.__closure__))["ask"].cell_contents
        def tried(run, target, number):
            try:
                return ask(run, target, {"stream": number})
            except Exception as error:
                return error.code
        codes = [tried(stream._run, "$stream.next", each) for each in (1, 0, -1, "1", None, 2 ** 62)]
        codes += [tried(run, "$stream.next", 1) for run in range(1, 20) if run != stream._run]
        [tried(run, "$stream.close", 1) for run in range(1, 20)]
        codes.append(next(stream))
        sorted(set(map(str, codes)))
        """)).isEqualTo("[\"1\",\"run-over\",\"stream-unknown\"]");
    assertThat(told).isEmpty();
    open.cancel("enough");
    assertThat(open.await()).isEqualTo(new Outcome.Cancelled("enough"));
  }
}
