package dev.picode.llm;

/// A piece of an answer as it came: a server-sent event, a JSON line, or a whole body. Immutable.
///
/// @param event the name of a server-sent event that has one, else empty
/// @param data the text: the data of the event, the line, the body
public record WireEvent(String event, String data) {
  /// A piece without a name.
  public WireEvent(String data) {
    this("", data);
  }
}
