package dev.picode.plugin.manifest;

/// A provider of models that an extension contributes. Immutable.
///
/// @param name lower-case letters, digits and hyphens
/// @param description one sentence without a final full stop, or an empty text
public record ProviderContribution(String name, String description) {}
