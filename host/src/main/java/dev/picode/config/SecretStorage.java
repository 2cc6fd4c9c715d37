package dev.picode.config;

/// Where secrets are kept and looked for, beside the environment. Immutable.
public enum SecretStorage {
  /// In the keyring, and where that cannot be used in the encrypted file.
  AUTO,
  /// In the keyring only.
  KEYRING,
  /// In the encrypted file only.
  FILE,
  /// Nowhere else: PiCode keeps none itself.
  ENVIRONMENT;

  /// Whether the keyring is used.
  public boolean usesKeyring() {
    return this == AUTO || this == KEYRING;
  }

  /// Whether the encrypted file is used.
  public boolean usesFile() {
    return this == AUTO || this == FILE;
  }
}
