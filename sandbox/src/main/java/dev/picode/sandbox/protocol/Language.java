package dev.picode.sandbox.protocol;

/// A language that scripts are written in. Immutable.
public enum Language {
  /// ECMAScript 2025.
  JAVASCRIPT("js"),
  /// Python 3.
  PYTHON("python");

  private final String id;

  Language(String id) {
    this.id = id;
  }

  /// Its name in manifests and messages, which is also the engine's.
  public String id() {
    return id;
  }

  /// The language of that name.
  ///
  /// @throws IllegalArgumentException where there is none
  public static Language of(String id) {
    for (Language language : values()) {
      if (language.id.equals(id)) {
        return language;
      }
    }
    throw new IllegalArgumentException("no language is called `" + id + "`");
  }
}
