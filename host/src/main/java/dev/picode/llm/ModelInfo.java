package dev.picode.llm;

import org.jspecify.annotations.Nullable;

/// What is known of a model. Immutable.
///
/// @param id the model as its provider names it
/// @param title the model as people name it
/// @param supports what it can do
/// @param maxOutputTokens the most tokens of one answer, or 0 where that is not known
/// @param price what it costs, or null where that is not known
public record ModelInfo(String id, String title, Supports supports, long maxOutputTokens,
    @Nullable ModelPrice price) {
  /// A model of which nothing but the name is known.
  public static ModelInfo named(String id, Supports supports) {
    return new ModelInfo(id, id, supports, 0, null);
  }
}
