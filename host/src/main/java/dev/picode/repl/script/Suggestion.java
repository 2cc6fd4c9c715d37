package dev.picode.repl.script;

/// What the word under the cursor may become. Immutable.
///
/// @param value what the word is replaced with
/// @param description one line for the person, or empty
/// @param group the heading it is shown under, or empty
/// @param more whether the word may go on, as a folder's path does: no space follows it
public record Suggestion(String value, String description, String group, boolean more) {}
