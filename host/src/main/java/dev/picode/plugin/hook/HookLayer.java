package dev.picode.plugin.hook;

import java.util.Locale;

/// Where a hook comes from; the first layer goes first. Immutable.
public enum HookLayer {
  /// It ships with PiCode.
  BUILTIN,
  /// It is the person's own.
  USER,
  /// It is the project's.
  PROJECT,
  /// It is in a folder that was named on the command line.
  FOLDER;

  /// Its name as a person would write it.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
