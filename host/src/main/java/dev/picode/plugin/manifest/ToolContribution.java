package dev.picode.plugin.manifest;

import java.util.Map;

/// A tool for models that an extension contributes. Immutable.
///
/// @param name lower-case letters, digits and hyphens
/// @param description what it does, for a model to choose by
/// @param parameters a JSON Schema of the object it takes, as a plain value
/// @param result a JSON Schema of what it gives back, as a plain value; empty for anything
public record ToolContribution(
    String name,
    String description,
    Map<String, ?> parameters,
    Map<String, ?> result) {}
