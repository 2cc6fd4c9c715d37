package dev.picode.llm;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a model is asked, in a form that belongs to no provider. Immutable.
///
/// @param model the model as its provider names it, without the provider
/// @param system what it is told before the conversation, in order
/// @param messages the conversation, oldest first, at least one message
/// @param tools what it may ask for
/// @param choice whether it may, must or must not ask for them
/// @param limits how long the answer may get
/// @param temperature how much chance there is in the answer, from 0 to 2, or null for the model's own
/// @param thinking how much it is to think, or null for the model's own
/// @param responseSchema the shape the answer has to have, or null for any
public record ModelRequest(
    String model,
    List<SystemPart> system,
    List<Message> messages,
    List<ToolSpec> tools,
    ToolChoice choice,
    RequestLimits limits,
    @Nullable Double temperature,
    @Nullable ThinkingWish thinking,
    @Nullable ResponseSchema responseSchema) {

  /// Checks and copies.
  ///
  /// @throws IllegalArgumentException where there is no message or the temperature is out of range
  public ModelRequest {
    system = List.copyOf(system);
    messages = List.copyOf(messages);
    tools = List.copyOf(tools);
    if (messages.isEmpty()) {
      throw new IllegalArgumentException("a request has no messages");
    }
    if (temperature != null && !(temperature >= 0 && temperature <= 2)) {
      throw new IllegalArgumentException("the temperature is not from 0 to 2");
    }
  }

  /// A conversation and nothing else.
  public static ModelRequest of(String model, List<Message> messages) {
    return new ModelRequest(model, List.of(), messages, List.of(), new ToolChoice.Auto(),
        RequestLimits.NONE, null, null, null);
  }

  /// One question.
  public static ModelRequest of(String model, String question) {
    return of(model, List.of(Message.user(question)));
  }

  /// The same for another model.
  public ModelRequest withModel(String other) {
    return new ModelRequest(other, system, messages, tools, choice, limits, temperature, thinking,
        responseSchema);
  }

  /// The same with other instructions.
  public ModelRequest withSystem(List<SystemPart> other) {
    return new ModelRequest(model, other, messages, tools, choice, limits, temperature, thinking,
        responseSchema);
  }

  /// The same with another conversation.
  public ModelRequest withMessages(List<Message> other) {
    return new ModelRequest(model, system, other, tools, choice, limits, temperature, thinking,
        responseSchema);
  }

  /// The same with other tools.
  public ModelRequest withTools(List<ToolSpec> other, ToolChoice newChoice) {
    return new ModelRequest(model, system, messages, other, newChoice, limits, temperature,
        thinking, responseSchema);
  }

  /// The same with other limits.
  public ModelRequest withLimits(RequestLimits other) {
    return new ModelRequest(model, system, messages, tools, choice, other, temperature, thinking,
        responseSchema);
  }

  /// The same with another temperature, or the model's own.
  public ModelRequest withTemperature(@Nullable Double other) {
    return new ModelRequest(model, system, messages, tools, choice, limits, other, thinking,
        responseSchema);
  }

  /// The same with more or less thought, or the model's own.
  public ModelRequest withThinking(@Nullable ThinkingWish other) {
    return new ModelRequest(model, system, messages, tools, choice, limits, temperature, other,
        responseSchema);
  }

  /// The same with another shape of the answer, or any.
  public ModelRequest withResponseSchema(@Nullable ResponseSchema other) {
    return new ModelRequest(model, system, messages, tools, choice, limits, temperature, thinking,
        other);
  }

  /// The model and the numbers of things, not the conversation.
  @Override
  public String toString() {
    return "ModelRequest[" + model + ", " + system.size() + " system parts, " + messages.size()
        + " messages, " + tools.size() + " tools]";
  }
}
