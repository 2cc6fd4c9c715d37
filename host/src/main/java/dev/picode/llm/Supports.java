package dev.picode.llm;

/// What a provider, or one of its models, can do. Immutable.
///
/// @param streaming whether it can answer piece by piece
/// @param tools whether it can ask for tools
/// @param images whether it can see pictures
/// @param thinking whether it can think before it speaks
/// @param maxContextTokens the most tokens of request and answer together, or 0 where that is not known
public record Supports(boolean streaming, boolean tools, boolean images, boolean thinking,
    long maxContextTokens) {
  /// Streaming and tools, nothing else that is known.
  public static final Supports USUAL = new Supports(true, true, false, false, 0);
}
