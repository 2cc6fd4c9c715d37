package dev.picode.config;

/// Where the value of a setting comes from; a later layer wins. Immutable.
public enum Layer {
  /// Nobody set it.
  DEFAULT("default"),
  /// The person's `config.toml`.
  USER("user config"),
  /// The project's `.picode/config.toml`, where it is trusted; it can only tighten.
  PROJECT("project config"),
  /// A `PICODE_*` variable.
  ENVIRONMENT("environment"),
  /// The command line.
  FLAG("command line");

  private final String title;

  Layer(String title) {
    this.title = title;
  }

  /// This layer as a person would name it.
  public String title() {
    return title;
  }
}
