package dev.picode.secret.file;

import java.util.Optional;

/// Asks a person for the passphrase of the encrypted file. Implementations are safe for many threads.
public interface Passphrases {
  /// Nobody can be asked.
  Passphrases NOBODY = new Passphrases() {
    @Override
    public Optional<Passphrase> ask(boolean again) {
      return Optional.empty();
    }

    @Override
    public Optional<Passphrase> choose() {
      return Optional.empty();
    }
  };

  /// Asks for the passphrase of a file that exists.
  ///
  /// @param again whether the last answer was wrong
  /// @return empty where nobody can be asked, or nobody answered
  Optional<Passphrase> ask(boolean again);

  /// Asks for a new passphrase, twice.
  ///
  /// @return empty where nobody can be asked, or nobody answered
  Optional<Passphrase> choose();
}
