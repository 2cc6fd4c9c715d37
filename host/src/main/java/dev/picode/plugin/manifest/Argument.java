package dev.picode.plugin.manifest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One argument of a command, as its manifest declares it. Immutable.
///
/// @param name what scripts and people call it
/// @param type the type of its value, or of each of its values
/// @param description one sentence without a final full stop
/// @param positional whether it is given by its place instead of as `--name`
/// @param list whether it may be given more than once; the value is then a list
/// @param required whether it must be given
/// @param fallback the plain value where it is not given, or `null`
/// @param choices the only values it takes; empty for any
/// @param grantsWrite whether naming a path here grants the command to write that path
public record Argument(
    String name,
    Type type,
    String description,
    boolean positional,
    boolean list,
    boolean required,
    @Nullable Object fallback,
    List<String> choices,
    boolean grantsWrite) {

  /// The types of a value.
  public enum Type {
    /// Any text.
    STRING,
    /// A path in the workspace; scripts get it relative to the workspace.
    PATH,
    /// A whole number.
    INTEGER,
    /// Any number.
    NUMBER,
    /// A flag.
    BOOLEAN
  }

  /// Copies.
  public Argument {
    choices = List.copyOf(choices);
  }
}
