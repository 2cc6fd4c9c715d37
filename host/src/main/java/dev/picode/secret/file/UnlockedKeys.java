package dev.picode.secret.file;

import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What a process keeps of the keys of the encrypted file, so that a person is asked once and not at each secret. Safe
/// for many threads. Its text says nothing of them.
public final class UnlockedKeys {
  private final ReentrantLock asking = new ReentrantLock();
  private @Nullable Passphrase passphrase;
  private @Nullable KeyRecipe recipe;
  private KeyRecipe.@Nullable Made made;

  /// Nothing is known yet.
  public UnlockedKeys() {}

  /// Does something in which a person may be asked, one such thing at a time.
  <T> T asking(Supplier<T> work) {
    asking.lock();
    try {
      return work.get();
    } finally {
      asking.unlock();
    }
  }

  synchronized Optional<Passphrase> passphrase() {
    return Optional.ofNullable(passphrase);
  }

  synchronized void passphrase(Passphrase right) {
    passphrase = right;
  }

  synchronized Optional<KeyRecipe.Made> made(KeyRecipe asked) {
    return asked.equals(recipe) ? Optional.ofNullable(made) : Optional.empty();
  }

  synchronized void made(KeyRecipe by, KeyRecipe.Made key) {
    recipe = by;
    made = key;
  }

  @Override
  public String toString() {
    return "[keys]";
  }
}
