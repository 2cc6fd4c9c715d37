package dev.picode.llm;

/// What a provider says went wrong. Immutable.
///
/// @param code the provider's own word for it, such as `overloaded_error`; may be empty
/// @param message a sentence for a person, as the provider gave it
/// @param retryable whether the same request may succeed a little later; the host retries some statuses in any case
public record ProviderProblem(String code, String message, boolean retryable) {}
