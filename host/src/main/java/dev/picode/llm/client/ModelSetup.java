package dev.picode.llm.client;

import dev.picode.http.HttpService;
import dev.picode.llm.ModelGate;
import dev.picode.llm.cache.AnswerCache;
import dev.picode.llm.catalog.ModelCatalogue;
import dev.picode.llm.tape.Tape;
import dev.picode.secret.Secrets;
import java.time.InstantSource;
import java.util.Random;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// What a [ModelClient] works with. Immutable; its parts are safe for many threads.
///
/// @param http sends, made with the first request
/// @param secrets where keys come from
/// @param timeouts how long a provider may take
/// @param retry how often a request is repeated
/// @param gate stands before and behind each request
/// @param sent hears of each request that leaves
/// @param cache keeps answers, or null where none are kept
/// @param tape records or plays
/// @param catalogue knows prices
/// @param clock says what time it is
/// @param chance cuts the pauses
/// @param pause waits
public record ModelSetup(Supplier<HttpService> http, Secrets secrets, ModelTimeouts timeouts,
    RetryRule retry, ModelGate gate, SentRequests sent, @Nullable AnswerCache cache, Tape tape,
    Supplier<ModelCatalogue> catalogue, InstantSource clock, RandomGenerator chance, Pause pause) {

  /// The usual times and repetitions, an open gate, nothing kept.
  public static ModelSetup of(Supplier<HttpService> http, Secrets secrets) {
    return new ModelSetup(http, secrets, ModelTimeouts.DEFAULT, RetryRule.DEFAULT, ModelGate.OPEN,
        (_, _, _) -> {}, null, Tape.NONE, ModelCatalogue::shipped, InstantSource.system(),
        new Random(), Pause.ofClock());
  }

  /// The same with other times and repetitions.
  public ModelSetup with(ModelTimeouts newTimeouts, RetryRule newRetry) {
    return new ModelSetup(http, secrets, newTimeouts, newRetry, gate, sent, cache, tape, catalogue,
        clock, chance, pause);
  }

  /// The same with another gate.
  public ModelSetup with(ModelGate newGate) {
    return new ModelSetup(http, secrets, timeouts, retry, newGate, sent, cache, tape, catalogue,
        clock, chance, pause);
  }

  /// The same with somebody else who hears of requests.
  public ModelSetup with(SentRequests newSent) {
    return new ModelSetup(http, secrets, timeouts, retry, gate, newSent, cache, tape, catalogue,
        clock, chance, pause);
  }

  /// The same with answers kept, or none.
  public ModelSetup with(@Nullable AnswerCache newCache) {
    return new ModelSetup(http, secrets, timeouts, retry, gate, sent, newCache, tape, catalogue,
        clock, chance, pause);
  }

  /// The same with another tape.
  public ModelSetup with(Tape newTape) {
    return new ModelSetup(http, secrets, timeouts, retry, gate, sent, cache, newTape, catalogue,
        clock, chance, pause);
  }

  /// The same with another clock, chance and pause.
  public ModelSetup with(InstantSource newClock, RandomGenerator newChance, Pause newPause) {
    return new ModelSetup(http, secrets, timeouts, retry, gate, sent, cache, tape, catalogue,
        newClock, newChance, newPause);
  }
}
