package dev.picode.config;

/// What standard output carries. Immutable.
public enum OutputFormat {
  /// Text for a person.
  TEXT,
  /// One JSON document.
  JSON,
  /// One JSON line for each event.
  STREAM_JSON
}
