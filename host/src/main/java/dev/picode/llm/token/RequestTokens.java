package dev.picode.llm.token;

import dev.picode.context.rank.TokenCounter;
import dev.picode.llm.Message;
import dev.picode.llm.ModelRequest;
import dev.picode.llm.Part;
import dev.picode.llm.ResponseSchema;
import dev.picode.llm.SystemPart;
import dev.picode.llm.ToolSpec;
import dev.picode.sandbox.json.Json;

/// Counts the tokens of a request. Stateless, safe for many threads.
///
/// Each text is counted, and what APIs put around messages, calls and tools is guessed at; the provider's own count, which
/// comes with its answer, is the one that is paid for.
public final class RequestTokens {
  private static final int PER_MESSAGE = 4;
  private static final int PER_CALL = 12;
  private static final int PER_TOOL = 16;

  /// What a picture of a usual size takes with most models.
  private static final int PER_IMAGE = 1500;

  private RequestTokens() {}

  /// The tokens of a request, estimated without a vocabulary.
  public static long estimate(ModelRequest request) {
    return count(request, TokenCounter.estimate());
  }

  /// The tokens of a request as a counter counts its texts.
  public static long count(ModelRequest request, TokenCounter counter) {
    long tokens = 0;
    for (SystemPart part : request.system()) {
      tokens += counter.count(part.text());
    }
    for (Message message : request.messages()) {
      tokens += count(message, counter);
    }
    for (ToolSpec tool : request.tools()) {
      tokens += PER_TOOL + counter.count(tool.name()) + counter.count(tool.description())
          + counter.count(Json.write(tool.parameters()));
    }
    ResponseSchema schema = request.responseSchema();
    return schema == null ? tokens : tokens + counter.count(Json.write(schema.schema()));
  }

  /// The tokens of a message as a counter counts its texts.
  public static long count(Message message, TokenCounter counter) {
    long tokens = PER_MESSAGE;
    for (Part part : message.parts()) {
      tokens += count(part, counter);
    }
    return tokens;
  }

  private static long count(Part part, TokenCounter counter) {
    return switch (part) {
      case Part.Text text -> counter.count(text.text());
      case Part.Image _ -> PER_IMAGE;
      case Part.ToolCall call -> PER_CALL + counter.count(call.name())
          + counter.count(call.argumentsText());
      case Part.ToolResult result -> PER_CALL
          + result.parts().stream().mapToLong(item -> count(item, counter)).sum();
      case Part.Thinking thinking -> counter.count(thinking.text());
    };
  }
}
