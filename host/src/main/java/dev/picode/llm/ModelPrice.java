package dev.picode.llm;

/// What a million tokens cost, in US dollars. Immutable.
///
/// @param input read anew
/// @param output answered, thoughts among them
/// @param cacheRead read from the provider's cache
/// @param cacheWrite put into the provider's cache
public record ModelPrice(double input, double output, double cacheRead, double cacheWrite) {
  private static final double UNIT = 1_000_000;

  /// Checks.
  ///
  /// @throws IllegalArgumentException where a price is negative or no number
  public ModelPrice {
    if (!(input >= 0 && output >= 0 && cacheRead >= 0 && cacheWrite >= 0)) {
      throw new IllegalArgumentException("a price is negative");
    }
  }

  /// What tokens cost, in US dollars.
  public double of(Usage usage) {
    return (usage.input() * input + usage.output() * output + usage.cacheRead() * cacheRead
        + usage.cacheWrite() * cacheWrite) / UNIT;
  }
}
