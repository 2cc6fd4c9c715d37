package dev.picode.llm;

import dev.picode.sandbox.json.Json;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A piece of a message. Immutable.
public sealed interface Part {

  /// The words among parts, in one text.
  static String text(List<Part> parts) {
    return parts.stream()
        .filter(Text.class::isInstance)
        .map(part -> ((Text) part).text())
        .collect(Collectors.joining());
  }

  /// The calls of tools among parts, in order.
  static List<ToolCall> toolCalls(List<Part> parts) {
    return parts.stream()
        .filter(ToolCall.class::isInstance)
        .map(ToolCall.class::cast)
        .toList();
  }

  /// Words.
  record Text(String text) implements Result {
    /// The number of characters, not the words.
    @Override
    public String toString() {
      return "Text[" + text.length() + " characters]";
    }
  }

  /// A picture.
  ///
  /// @param mediaType such as `image/png`
  /// @param data its bytes in Base64, without line ends
  record Image(String mediaType, String data) implements Result {
    /// A picture of bytes.
    public static Image of(String mediaType, byte[] bytes) {
      return new Image(mediaType, Base64.getEncoder().encodeToString(bytes));
    }

    /// The type and the size, not the picture.
    @Override
    public String toString() {
      return "Image[" + mediaType + ", " + data.length() + " characters]";
    }
  }

  /// A wish of the model to use a tool. Only in messages of the model.
  ///
  /// @param id names the call within the conversation; its result repeats it
  /// @param name the tool
  /// @param arguments what it is called with, a plain value
  /// @param signature what the provider wants back unchanged with the call, or null
  record ToolCall(String id, String name, Map<String, @Nullable Object> arguments,
      @Nullable String signature) implements Part {
    /// Copies.
    public ToolCall {
      arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
    }

    /// A call without a signature.
    public ToolCall(String id, String name, Map<String, @Nullable Object> arguments) {
      this(id, name, arguments, null);
    }

    /// The arguments as JSON text.
    public String argumentsText() {
      return Json.write(arguments);
    }
  }

  /// What came of a tool call. Only in messages of the user.
  ///
  /// @param callId the id of the call
  /// @param parts what it gave, words and pictures
  /// @param isError whether it failed and the parts say why
  record ToolResult(String callId, List<Result> parts, boolean isError) implements Part {
    /// Copies.
    public ToolResult {
      parts = List.copyOf(parts);
    }

    /// A result of words.
    public static ToolResult of(String callId, String text) {
      return new ToolResult(callId, List.of(new Text(text)), false);
    }

    /// A failure in words.
    public static ToolResult error(String callId, String text) {
      return new ToolResult(callId, List.of(new Text(text)), true);
    }
  }

  /// What the model thought before it spoke. Only in messages of the model.
  ///
  /// @param text the thoughts, as far as they are shown; may be empty
  /// @param signature what the provider wants back unchanged with the thoughts, or null
  /// @param redacted thoughts that only the provider can read and wants back unchanged, or null
  record Thinking(String text, @Nullable String signature, @Nullable String redacted)
      implements
      Part {
    /// The number of characters, not the thoughts.
    @Override
    public String toString() {
      return "Thinking[" + text.length() + " characters]";
    }
  }

  /// What the result of a tool may consist of. Immutable.
  sealed interface Result extends Part permits Text, Image {}
}
