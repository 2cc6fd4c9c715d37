package dev.picode.secret.file;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/// What a person remembers to open the encrypted file. Immutable. Its text is not what it is.
public final class Passphrase {
  /// The fewest characters of a new one.
  public static final int MIN_LENGTH = 8;

  private final String text;

  private Passphrase(String text) {
    this.text = text;
  }

  /// A passphrase as it was typed; the same letters are the same passphrase, however a keyboard writes them.
  public static Passphrase of(String typed) {
    return new Passphrase(Normalizer.normalize(typed, Normalizer.Form.NFC));
  }

  /// Whether it is long enough for a new one.
  public boolean isLongEnough() {
    return text.codePointCount(0, text.length()) >= MIN_LENGTH;
  }

  byte[] bytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Passphrase that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return 0; // says nothing of it
  }

  @Override
  public String toString() {
    return "[passphrase]";
  }
}
