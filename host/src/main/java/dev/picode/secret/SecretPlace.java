package dev.picode.secret;

/// Where a secret is, in the order in which it is looked for. Immutable.
public enum SecretPlace {
  /// The keyring of the operating system.
  KEYRING("keyring", "the keyring"),
  /// The environment that PiCode was started in.
  ENVIRONMENT("environment", "the environment"),
  /// A file of PiCode's own, encrypted.
  FILE("file", "the encrypted file");

  private final String word;
  private final String title;

  SecretPlace(String word, String title) {
    this.word = word;
    this.title = title;
  }

  /// Its name in JSON and in tables.
  public String word() {
    return word;
  }

  /// What it is called in a sentence.
  public String title() {
    return title;
  }
}
