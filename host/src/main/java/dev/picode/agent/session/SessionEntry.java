package dev.picode.agent.session;

import dev.picode.llm.Message;
import dev.picode.llm.Part;
import dev.picode.llm.Usage;
import org.jspecify.annotations.Nullable;

/// Something that happened in a session: a line of its file. Immutable.
public sealed interface SessionEntry {
  /// Somebody said something.
  ///
  /// @param message what the model is sent, or what it said
  /// @param typed what the person typed, without what was put beside it; null where nobody did
  /// @param isCut whether the model was interrupted while it said it
  record Said(Message message, @Nullable String typed, boolean isCut) implements SessionEntry {
    /// Words of the model.
    public static Said whole(Message message) {
      return new Said(message, null, false);
    }
  }

  /// A tool ended.
  ///
  /// @param summary what a person is told of it, in a line
  record Result(Part.ToolResult result, String summary) implements SessionEntry {}

  /// A model answered.
  ///
  /// @param model as `provider/model`
  /// @param cost in US dollars, null where the price is not known
  record Answered(String model, Usage usage, @Nullable Double cost) implements SessionEntry {}

  /// The session got a name.
  ///
  /// @param name empty where it lost the one it had
  record Named(String name) implements SessionEntry {}

  /// What was said before became a summary.
  ///
  /// @param summary what stands for it
  /// @param kept how many messages at the end stay as they are
  record Compacted(String summary, int kept, long tokensBefore, long tokensAfter)
      implements
      SessionEntry {}
}
