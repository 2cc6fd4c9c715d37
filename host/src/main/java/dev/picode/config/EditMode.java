package dev.picode.config;

/// Whose keys edit a line at the prompt. Immutable.
public enum EditMode {
  /// Those of Emacs, as in most shells.
  EMACS,
  /// Those of vi.
  VI
}
