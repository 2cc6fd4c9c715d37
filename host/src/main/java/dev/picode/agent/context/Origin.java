package dev.picode.agent.context;

import java.util.Locale;

/// Where a part of a context comes from.
public enum Origin {
  /// PiCode itself.
  PICODE,
  /// The person.
  USER,
  /// A file of the workspace.
  REPO,
  /// A tool gave it.
  TOOL,
  /// The model said it.
  MODEL;

  /// How it is written: `repo`.
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
