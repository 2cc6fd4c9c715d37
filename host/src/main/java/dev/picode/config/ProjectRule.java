package dev.picode.config;

/// What a project's config may do to a setting. Even a project that is trusted can only tighten.
/// Immutable.
public enum ProjectRule {
  /// Nothing: the setting is a matter of the person's taste. A project's value is ignored, with a
  /// notice.
  PERSONAL("ignored"),
  /// Lower it: of the project's value and the person's the lower one is taken.
  LOWERS("may lower"),
  /// Add to it: the project's items come after the person's.
  ADDS("may add");

  private final String title;

  ProjectRule(String title) {
    this.title = title;
  }

  /// This rule in two words, for the reference.
  public String title() {
    return title;
  }
}
