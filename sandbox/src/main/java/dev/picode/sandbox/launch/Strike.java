package dev.picode.sandbox.launch;

/// An extension brought down its worker. Immutable.
///
/// @param extension its id
/// @param cause how the worker ended, to follow a colon
/// @param count how often it did so since this process started
/// @param isOut whether it is not run any more until PiCode starts anew
public record Strike(String extension, String cause, int count, boolean isOut) {
  /// It as a sentence for the person.
  public String sentence() {
    return "the extension `" + extension + "` brought down its worker: " + cause + "; "
        + (isOut
            ? "that was the " + count + "rd time, it is disabled until PiCode starts anew"
            : "from now on it runs in a worker of its own");
  }
}
