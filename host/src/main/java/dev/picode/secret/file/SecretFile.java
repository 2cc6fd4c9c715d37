package dev.picode.secret.file;

import dev.picode.file.WholeFile;
import dev.picode.problem.PiCodeException;
import dev.picode.secret.SecretPlace;
import dev.picode.secret.SecretStore;
import dev.picode.secret.SecretValue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Secrets in an encrypted file. Safe for many threads, and for many processes, which change it one after the other; a
/// process that is killed leaves the old file or the new one.
///
/// A person is asked before the file is locked, so that nobody waits for them.
public final class SecretFile implements SecretStore {
  private static final int MAX_BYTES = 8 << 20;
  private static final int TRIES = 3;

  private final Path path;
  private final WholeFile whole;
  private final @Nullable KeyFile keyFile;
  private final Passphrases person;
  private final UnlockedKeys keys;

  /// A file that is not opened yet.
  ///
  /// @param path where it is; neither it nor its folder need exist
  /// @param keyFile what it is opened by, `null` for a passphrase
  /// @param person is asked for the passphrase
  /// @param keys what the process knows already
  public SecretFile(Path path, @Nullable Path keyFile, Passphrases person, UnlockedKeys keys) {
    this.path = path;
    this.whole = new WholeFile(path);
    this.keyFile = keyFile == null ? null : new KeyFile(keyFile);
    this.person = person;
    this.keys = keys;
  }

  @Override
  public SecretPlace place() {
    return SecretPlace.FILE;
  }

  @Override
  public SortedSet<String> names() {
    SealedSecrets sealed = read();
    return sealed == null ? new TreeSet<>() : sealed.names();
  }

  @Override
  public Optional<SecretValue> find(String name) {
    SealedSecrets sealed = read();
    if (sealed == null || !sealed.names().contains(name)) {
      return Optional.empty();
    }
    return Optional.ofNullable(open(sealed).get(name)).map(value -> SecretValue.of(name, value));
  }

  @Override
  public void keep(SecretValue secret) {
    SealedSecrets before = read();
    if (before != null) {
      open(before);
    }
    byte[] material = newMaterial(before);
    change(values -> values.put(secret.name(), secret.reveal()), material);
  }

  @Override
  public boolean forget(String name) {
    SealedSecrets before = read();
    if (before == null || !before.names().contains(name)) {
      return false;
    }
    open(before);
    change(values -> values.remove(name), newMaterial(before));
    return true;
  }

  /// Looks at it, and opens it where that needs nobody.
  @Override
  public Optional<String> trial() {
    try {
      SealedSecrets sealed = read();
      if (sealed != null && sealed.recipe().keyFile()) {
        open(sealed);
      } else if (keyFile != null) {
        var _ = keyFile.read();
      }
      return Optional.empty();
    } catch (PiCodeException e) {
      return Optional.of(e.problem().message());
    }
  }

  /// Whether there is one.
  public boolean exists() {
    return Files.exists(path);
  }

  private interface Change {
    void to(SortedMap<String, String> values);
  }

  /// Reads it anew under the lock: another process may have changed it, with the same key.
  private void change(Change change, byte[] material) {
    try {
      var _ = whole.locked(() -> {
        SealedSecrets now = read();
        SortedMap<String, String> values = now == null ? new TreeMap<>() : openKnown(now);
        change.to(values);
        KeyRecipe recipe = KeyRecipe.fresh(keyFile != null);
        KeyRecipe.Made made = recipe.make(material);
        whole.replace(SealedSecrets.seal(values, recipe, made).bytes());
        keys.made(recipe, made);
        return values;
      });
    } catch (IOException e) {
      throw SecretFileProblems.unusable(path, e);
    }
  }

  private @Nullable SealedSecrets read() {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(path)) {
      bytes = in.readNBytes(MAX_BYTES + 1);
    } catch (NoSuchFileException _) {
      return null;
    } catch (IOException e) {
      throw SecretFileProblems.unusable(path, e);
    }
    if (bytes.length > MAX_BYTES) {
      throw SecretFileProblems.unusable(path, null);
    }
    try {
      return SealedSecrets.parse(bytes);
    } catch (SealedSecrets.FormatException _) {
      throw SecretFileProblems.newer(path);
    } catch (SealedSecrets.DamagedException e) {
      throw SecretFileProblems.damaged(path, String.valueOf(e.getMessage()));
    }
  }

  /// Opens it, and asks the person where that is needed.
  private SortedMap<String, String> open(SealedSecrets sealed) {
    if (sealed.recipe().keyFile() || keys.made(sealed.recipe()).isPresent()) {
      return openKnown(sealed);
    }
    // One question at a time, and what is answered counts for who waited.
    return keys.asking(() -> {
      Optional<Passphrase> known = keys.passphrase();
      if (known.isPresent() && isRight(sealed, known.get())) {
        return openKnown(sealed);
      }
      for (int i = 0; i < TRIES; i++) {
        Passphrase answer = person.ask(i > 0)
            .orElseThrow(() -> SecretFileProblems.locked(path));
        if (isRight(sealed, answer)) {
          return openKnown(sealed);
        }
      }
      throw SecretFileProblems.wrong(path, false);
    });
  }

  private boolean isRight(SealedSecrets sealed, Passphrase passphrase) {
    KeyRecipe.Made made = sealed.recipe().make(passphrase.bytes());
    if (!made.check().equals(sealed.check())) {
      return false;
    }
    keys.passphrase(passphrase);
    keys.made(sealed.recipe(), made);
    return true;
  }

  /// Opens it with what is known; asks nobody.
  private SortedMap<String, String> openKnown(SealedSecrets sealed) {
    KeyRecipe.Made made = keys.made(sealed.recipe()).orElseGet(() -> make(sealed));
    if (!made.check().equals(sealed.check())) {
      throw SecretFileProblems.wrong(path, sealed.recipe().keyFile());
    }
    try {
      SortedMap<String, String> values = sealed.open(made);
      keys.made(sealed.recipe(), made);
      return values;
    } catch (SealedSecrets.DamagedException e) {
      throw SecretFileProblems.damaged(path, String.valueOf(e.getMessage()));
    }
  }

  private KeyRecipe.Made make(SealedSecrets sealed) {
    if (!sealed.recipe().keyFile()) {
      return sealed.recipe()
          .make(keys.passphrase().orElseThrow(() -> SecretFileProblems.locked(path)).bytes());
    }
    if (keyFile == null) {
      throw SecretFileProblems.noKeyFile(path);
    }
    return sealed.recipe()
        .make(keyFile.read()
            .orElseThrow(() -> SecretFileProblems.keyFileUnusable(keyFile.path(),
                "there is no such file")));
  }

  /// What the next key is made from: the key file where one is set, else the passphrase of before, else a new one.
  private byte[] newMaterial(@Nullable SealedSecrets before) {
    if (keyFile != null) {
      try {
        return whole.locked(keyFile::readOrMake);
      } catch (IOException e) {
        throw SecretFileProblems.unusable(path, e);
      }
    }
    if (before == null) {
      Passphrase chosen = person.choose().orElseThrow(() -> SecretFileProblems.locked(path));
      keys.passphrase(chosen);
      return chosen.bytes();
    }
    return keys.passphrase().orElseThrow(() -> SecretFileProblems.locked(path)).bytes();
  }
}
