package dev.picode.llm;

/// How an answer is cut into [WireEvent]s. Immutable.
public enum WireFormat {
  /// As its `Content-Type` says: `text/event-stream` is server-sent events, `application/x-ndjson` and its like are
  /// JSON lines, everything else is whole.
  AUTO,
  /// Server-sent events, whatever the answer says.
  SSE,
  /// A JSON value a line, whatever the answer says.
  JSON_LINES,
  /// One event: the body.
  WHOLE
}
