package dev.picode.sandbox.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Why a run did not complete. Immutable.
///
/// @param kind what sort of failure it is
/// @param code a stable kebab-case name
/// @param message one sentence, in a script's own words where the script threw
/// @param hint what to do about it, or `null`
/// @param file the script file, relative to its bundle, or `null` where none is to blame
/// @param line the line, from 1; 0 when unknown
/// @param column the column, from 1; 0 when unknown
/// @param sourceLine the text of that line, or `null`
/// @param stack the script's own frames, innermost first, as `name (file:line:column)`
/// @param call the host call whose refusal the script let escape, or 0
public record Failure(
    Kind kind,
    String code,
    String message,
    @Nullable String hint,
    @Nullable String file,
    int line,
    int column,
    @Nullable String sourceLine,
    List<String> stack,
    long call) {

  /// The sorts of failure.
  public enum Kind {
    /// The script threw, could not be parsed, or gave back something that cannot cross.
    SCRIPT,
    /// A deadline, a size or a count was exceeded.
    LIMIT,
    /// The host cancelled the run.
    CANCELLED,
    /// The place itself could not go on.
    PLACE
  }

  /// Copies.
  public Failure {
    stack = List.copyOf(stack);
  }

  /// The same failure at the same place, of another class.
  public Failure saying(Kind newKind, String newCode, @Nullable String newHint, long newCall) {
    return new Failure(newKind, newCode, message, newHint, file, line, column, sourceLine, stack,
        newCall);
  }

  /// A run did not end within its deadline.
  public static Failure deadlineMissed(long millis) {
    String time = millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
    return Failure.of(Kind.LIMIT, "deadline-missed", "the script did not finish within " + time,
        "do less, or ask for more time");
  }

  /// A failure that is nowhere in a file.
  public static Failure of(Kind kind, String code, String message, @Nullable String hint) {
    return new Failure(kind, code, message, hint, null, 0, 0, null, List.of(), 0);
  }
}
