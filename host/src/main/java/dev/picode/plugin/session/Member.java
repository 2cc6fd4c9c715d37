package dev.picode.plugin.session;

/// A name that may follow what was typed. Immutable.
///
/// @param name the name
/// @param kind what it stands for, such as `function`, `string` or `list`
/// @param own whether the person made it, or the object itself has it; not so where it is built in or inherited
public record Member(String name, String kind, boolean own) {}
