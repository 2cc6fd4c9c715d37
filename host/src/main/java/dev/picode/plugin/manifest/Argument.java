package dev.picode.plugin.manifest;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One argument of a command, as its manifest declares it. Immutable.
///
/// @param name what scripts and people call it
/// @param type the type of its value, or of each of its values
/// @param description one sentence without a final full stop
/// @param traits how it is given and what that means
/// @param fallback the plain value where it is not given, or `null`
/// @param choices the only values it takes; empty for any
public record Argument(
    String name,
    Type type,
    String description,
    Set<Trait> traits,
    @Nullable Object fallback,
    List<String> choices) {

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

  /// How an argument is given, and what that means.
  public enum Trait {
    /// It is given by its place instead of as `--name`.
    POSITIONAL,
    /// It may be given more than once; the value is then a list.
    LIST,
    /// It must be given.
    REQUIRED,
    /// Naming a path here grants the command to write that path.
    GRANTS_WRITE,
    /// It takes all that follows as it is, options too; the value is then a list.
    REST,
    /// The script completes it, by its command's `complete(prefix, ctx)`.
    COMPLETED
  }

  /// Copies.
  public Argument {
    traits = Set.copyOf(traits);
    choices = List.copyOf(choices);
  }

  /// Whether it is so.
  public boolean is(Trait trait) {
    return traits.contains(trait);
  }

  /// Whether it is given by its place.
  public boolean positional() {
    return is(Trait.POSITIONAL);
  }

  /// Whether its value is a list.
  public boolean list() {
    return is(Trait.LIST) || is(Trait.REST);
  }
}
