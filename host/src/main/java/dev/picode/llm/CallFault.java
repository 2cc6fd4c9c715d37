package dev.picode.llm;

/// A tool call whose arguments are no JSON object: the call is in the answer without arguments. Immutable.
///
/// @param callId the id of the call
/// @param text the arguments as the model wrote them
/// @param message what is wrong with them, a sentence without a full stop that may be told to the model
public record CallFault(String callId, String text, String message) {}
