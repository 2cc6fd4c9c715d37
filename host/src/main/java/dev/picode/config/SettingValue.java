package dev.picode.config;

/// The value of a setting and which layer it comes from. Immutable.
///
/// @param key the setting's name
/// @param value the value as a plain one: a text, a whole number, a flag or a list of texts
/// @param layer the highest layer that had a say
public record SettingValue(String key, Object value, Layer layer) {}
