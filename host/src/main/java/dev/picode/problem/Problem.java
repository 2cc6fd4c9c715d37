package dev.picode.problem;

import org.jspecify.annotations.Nullable;

/// Something that went wrong, ready to be shown: what happened to which thing, what to do about it,
/// and where. Immutable.
///
/// @param code a stable kebab-case name of this problem, for scripts and for the documentation
/// @param kind who has to act; decides the exit code
/// @param message one sentence without a final full stop: what happened, the thing in backticks
/// @param hint what to do about it, or `null` where nothing useful can be said
/// @param place where it is, or `null` where it is nowhere in a file
public record Problem(
    String code,
    ProblemKind kind,
    String message,
    @Nullable String hint,
    @Nullable Place place) {

  /// A problem with neither hint nor place.
  public static Problem of(String code, ProblemKind kind, String message) {
    return new Problem(code, kind, message, null, null);
  }

  /// A problem with a hint and no place.
  public static Problem of(String code, ProblemKind kind, String message, String hint) {
    return new Problem(code, kind, message, hint, null);
  }

  /// This problem at a place.
  public Problem at(@Nullable Place newPlace) {
    return new Problem(code, kind, message, hint, newPlace);
  }

  /// This problem as an exception to throw.
  public PiCodeException toException() {
    return new PiCodeException(this);
  }

  /// This problem as an exception to throw, with what caused it for the log.
  public PiCodeException toException(Throwable cause) {
    return new PiCodeException(this, cause);
  }
}
