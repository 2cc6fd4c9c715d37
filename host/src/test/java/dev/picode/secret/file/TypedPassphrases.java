package dev.picode.secret.file;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// A person who types what a test says, and counts how often they were asked. Confined to one thread.
final class TypedPassphrases implements Passphrases {
  private final Deque<String> answers;
  private int asked;

  TypedPassphrases(String... answers) {
    this.answers = new ArrayDeque<>(List.of(answers));
  }

  @Override
  public Optional<Passphrase> ask(boolean again) {
    asked++;
    return Optional.ofNullable(answers.poll()).map(Passphrase::of);
  }

  @Override
  public Optional<Passphrase> choose() {
    return ask(false);
  }

  int asked() {
    return asked;
  }
}
