package dev.picode.llm;

/// A piece of what the model is told before the conversation. Immutable.
///
/// @param text the instructions
/// @param cache whether everything up to the end of this part will be sent again soon, so that a provider with a cache
///     of prompts should keep it
public record SystemPart(String text, boolean cache) {
  /// The number of characters, not the instructions.
  @Override
  public String toString() {
    return "SystemPart[" + text.length() + " characters" + (cache ? ", cache]" : "]");
  }
}
