package dev.picode.llm;

/// The tokens of an answer and of what was asked. Immutable.
///
/// @param input tokens of the request that were read anew: neither from a cache nor into one
/// @param output tokens of the answer, thoughts among them
/// @param cacheRead tokens of the request that the provider had in its cache
/// @param cacheWrite tokens of the request that the provider put into its cache
/// @param thinking the part of `output` that is thoughts, where the provider tells it
public record Usage(long input, long output, long cacheRead, long cacheWrite, long thinking) {
  /// Nothing.
  public static final Usage NONE = new Usage(0, 0, 0, 0, 0);

  /// Checks.
  ///
  /// @throws IllegalArgumentException where a number is negative
  public Usage {
    if (input < 0 || output < 0 || cacheRead < 0 || cacheWrite < 0 || thinking < 0) {
      throw new IllegalArgumentException("a number of tokens is negative");
    }
  }

  /// Both together: of two answers.
  public Usage plus(Usage other) {
    return new Usage(input + other.input, output + other.output, cacheRead + other.cacheRead,
        cacheWrite + other.cacheWrite, thinking + other.thinking);
  }

  /// The larger number of each: of two reports on one answer, each of which tells what there was so far or what the
  /// other one does not know.
  public Usage merge(Usage other) {
    return new Usage(Math.max(input, other.input), Math.max(output, other.output),
        Math.max(cacheRead, other.cacheRead), Math.max(cacheWrite, other.cacheWrite),
        Math.max(thinking, other.thinking));
  }

  /// All tokens that were asked with and answered.
  public long total() {
    return input + output + cacheRead + cacheWrite;
  }
}
