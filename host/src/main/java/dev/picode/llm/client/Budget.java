package dev.picode.llm.client;

import dev.picode.llm.ModelPrice;
import dev.picode.llm.Usage;
import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What may be spent: tokens, dollars, or both. Safe for many threads.
///
/// It stops cleanly: an answer is made no longer than what is left pays for, as far as prices are known, and the next
/// request is refused before it is sent. Requests that run at the same time may go over it together by what they cost.
public final class Budget {
  /// Below so many tokens an answer is worth nothing.
  private static final long LEAST_ANSWER = 16;

  private final long maxTokens;
  private final double maxCost;
  private Usage usage = Usage.NONE;
  private double cost;
  private boolean priced = true;

  private Budget(long maxTokens, double maxCost) {
    this.maxTokens = maxTokens;
    this.maxCost = maxCost;
  }

  /// A budget.
  ///
  /// @param maxTokens the most tokens, of requests and answers; 0 for any number
  /// @param maxCost the most US dollars; 0 for any sum
  public static Budget of(long maxTokens, double maxCost) {
    return new Budget(maxTokens <= 0 ? Long.MAX_VALUE : maxTokens,
        maxCost > 0 ? maxCost : Double.POSITIVE_INFINITY);
  }

  /// A budget that never ends, for counting.
  public static Budget unlimited() {
    return of(0, 0);
  }

  /// Whether anything is limited.
  public boolean isLimited() {
    return maxTokens < Long.MAX_VALUE || maxCost < Double.POSITIVE_INFINITY;
  }

  /// Adds what an answer took.
  ///
  /// @param spent in US dollars, or null where no price is known
  public synchronized void spend(Usage used, @Nullable Double spent) {
    usage = usage.plus(used);
    if (spent == null) {
      priced = false;
    } else {
      cost += spent;
    }
  }

  /// How long the next answer may be.
  ///
  /// @param inputTokens what the request has, estimated
  /// @return the most tokens of output, `Long.MAX_VALUE` where nothing limits them
  /// @throws PiCodeException `llm-budget-exhausted` where not even the request can be paid for
  synchronized long affordable(long inputTokens, @Nullable ModelPrice price) {
    long left = maxTokens == Long.MAX_VALUE
        ? Long.MAX_VALUE
        : maxTokens - usage.total() - inputTokens;
    if (price != null && price.output() > 0 && maxCost < Double.POSITIVE_INFINITY) {
      double dollars = maxCost - cost - price.of(new Usage(inputTokens, 0, 0, 0, 0));
      left = Math.min(left, (long) (dollars / price.output() * 1_000_000));
    }
    if (left < LEAST_ANSWER || cost >= maxCost) {
      throw exhausted();
    }
    return left;
  }

  private PiCodeException exhausted() {
    String limit = maxCost < Double.POSITIVE_INFINITY && (maxTokens == Long.MAX_VALUE
        || usage.total() < maxTokens)
            ? String.format(Locale.ROOT, "$%.4f of $%.4f", cost, maxCost)
            : usage.total() + " of " + maxTokens + " tokens";
    return Problem.of("llm-budget-exhausted", ProblemKind.LIMIT,
        "the budget for models does not pay for another request: " + limit + " are spent",
        "raise the limit, or go on in a new session").toException();
  }

  /// The tokens so far.
  public synchronized Usage usage() {
    return usage;
  }

  /// The dollars so far, as far as prices are known.
  public synchronized double cost() {
    return cost;
  }

  /// Whether the price of everything so far is known.
  public synchronized boolean isPriced() {
    return priced;
  }
}
