package dev.picode.llm;

import java.util.List;

/// How long an answer may get. Immutable.
///
/// @param maxOutputTokens the most tokens of an answer, thoughts among them; 0 for as many as the model has
/// @param stop texts that end the answer before they are said; few providers take more than four
public record RequestLimits(int maxOutputTokens, List<String> stop) {
  /// As long as the model likes.
  public static final RequestLimits NONE = new RequestLimits(0, List.of());

  /// Checks and copies.
  ///
  /// @throws IllegalArgumentException where the number is negative or a text is empty
  public RequestLimits {
    stop = List.copyOf(stop);
    if (maxOutputTokens < 0 || stop.stream().anyMatch(String::isEmpty)) {
      throw new IllegalArgumentException("a limit is negative or a stop text is empty");
    }
  }
}
