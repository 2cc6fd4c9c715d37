package dev.picode.terminal;

import dev.picode.problem.Place;

/// What a theme's file says of one thing. Immutable.
///
/// @param key the style, or `base`
/// @param value a text, or a whole number as a `Long`; anything else is refused
/// @param place where that stands
public record ThemeLine(String key, Object value, Place place) {}
