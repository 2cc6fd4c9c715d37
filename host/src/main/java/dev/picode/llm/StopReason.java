package dev.picode.llm;

import java.util.Locale;

/// Why an answer ended. Immutable.
public enum StopReason {
  /// The model had said everything.
  END,
  /// The limit of tokens was reached.
  MAX_TOKENS,
  /// The model waits for the results of its tool calls.
  TOOL_CALLS,
  /// One of the stop texts came up.
  STOP_SEQUENCE,
  /// The model declined to answer.
  REFUSAL,
  /// The provider held the answer back.
  CONTENT_FILTER,
  /// Something else, or the provider did not say.
  OTHER;

  /// How scripts and files write it: `max-tokens`.
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
