package dev.picode.llm;

import org.jspecify.annotations.Nullable;

/// Something that happens while a model answers. Immutable.
public sealed interface ModelEvent {
  /// More words of the answer.
  record TextDelta(String text) implements ModelEvent {}

  /// More thoughts. One with a signature ends the thoughts that came before it; one with redacted data is thoughts of
  /// its own.
  ///
  /// @param text what is added, may be empty
  /// @param signature what the provider wants back unchanged with these thoughts, or null
  /// @param redacted thoughts that only the provider can read, or null
  record ThinkingDelta(String text, @Nullable String signature, @Nullable String redacted)
      implements
      ModelEvent {
    /// Thoughts that are shown.
    public ThinkingDelta(String text) {
      this(text, null, null);
    }
  }

  /// More of a tool call.
  ///
  /// @param index which call of this answer, from 0; calls may be told in turns
  /// @param id the id of the call: with its first event, afterwards null
  /// @param name the tool: with its first event, afterwards null
  /// @param arguments more of the JSON text of its arguments, cut anywhere; may be empty
  /// @param signature what the provider wants back unchanged with the call, or null
  record ToolCallDelta(int index, @Nullable String id, @Nullable String name, String arguments,
      @Nullable String signature) implements ModelEvent {
    /// Without a signature.
    public ToolCallDelta(int index, @Nullable String id, @Nullable String name, String arguments) {
      this(index, id, name, arguments, null);
    }
  }

  /// Tokens so far, or some of the numbers of them: several reports on one answer are merged, see [Usage#merge].
  record UsageReport(Usage usage) implements ModelEvent {}

  /// The answer is whole.
  record Stopped(StopReason reason) implements ModelEvent {}

  /// The provider reports an error in the middle of its answer.
  record Failed(ProviderProblem problem) implements ModelEvent {}
}
