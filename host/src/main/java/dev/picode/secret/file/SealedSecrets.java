package dev.picode.secret.file;

import dev.picode.sandbox.json.Json;
import dev.picode.sandbox.json.JsonSyntaxException;
import java.io.Serial;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// What is in an encrypted file, sealed: its header in clear and the rest encrypted, see the package. Immutable.
///
/// @param recipe how its key is made
/// @param check tells the right key from a wrong one
/// @param nonce of the encryption
/// @param names the names of the secrets
/// @param sealed the names and values, encrypted, with the tag
record SealedSecrets(KeyRecipe recipe, Base64Bytes check, Base64Bytes nonce,
    SortedSet<String> names, Base64Bytes sealed) {
  private static final String MAGIC = "picode-secrets ";
  private static final String FORMAT = MAGIC + "1";
  private static final int CHECK_BYTES = 16;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  /// The length of what is encrypted is a multiple of this, so that it says little of the values.
  private static final int BLOCK = 256;

  /// The file is not one that PiCode wrote.
  static final class DamagedException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    DamagedException(String reason) {
      super(reason);
    }
  }

  /// The file is of a format that this PiCode does not know.
  static final class FormatException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;
  }

  /// Copies.
  SealedSecrets {
    names = Collections.unmodifiableSortedSet(new TreeSet<>(names));
  }

  /// Seals secrets.
  static SealedSecrets seal(SortedMap<String, String> values, KeyRecipe recipe,
      KeyRecipe.Made key) {
    byte[] random = new byte[NONCE_BYTES];
    new SecureRandom().nextBytes(random);
    var open = new SealedSecrets(recipe, key.check(), new Base64Bytes(random),
        new TreeSet<>(values.keySet()), new Base64Bytes(new byte[0]));
    var text = new StringBuilder(Json.write(values));
    int bytes = text.toString().getBytes(StandardCharsets.UTF_8).length;
    text.repeat(' ', Math.floorMod(-bytes, BLOCK));
    try {
      byte[] sealed = open.cipher(Cipher.ENCRYPT_MODE, key)
          .doFinal(text.toString().getBytes(StandardCharsets.UTF_8));
      return new SealedSecrets(recipe, key.check(), open.nonce, open.names,
          new Base64Bytes(sealed));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has AES-GCM", e);
    }
  }

  /// The secrets.
  ///
  /// @param key the right one by [#check]
  /// @throws DamagedException where a byte of the file is not what it was
  SortedMap<String, String> open(KeyRecipe.Made key) throws DamagedException {
    try {
      byte[] text = cipher(Cipher.DECRYPT_MODE, key).doFinal(sealed.bytes());
      var values = new TreeMap<String, String>();
      if (Json.parse(new String(text, StandardCharsets.UTF_8)) instanceof Map<?, ?> members) {
        members.forEach((name, value) -> values.put(String.valueOf(name), String.valueOf(value)));
      }
      return values;
    } catch (AEADBadTagException _) {
      throw new DamagedException("it does not match its seal");
    } catch (GeneralSecurityException | JsonSyntaxException _) {
      throw new DamagedException("what was sealed is not what PiCode seals");
    }
  }

  /// The bytes of the file.
  byte[] bytes() {
    return (head() + sealed.text() + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /// What the bytes of a file say.
  static SealedSecrets parse(byte[] bytes) throws DamagedException, FormatException {
    String text = new String(bytes, StandardCharsets.UTF_8);
    List<String> lines = text.lines().toList();
    if (lines.isEmpty() || !lines.getFirst().startsWith(MAGIC)) {
      throw new DamagedException("it does not begin with `" + FORMAT + "`");
    }
    if (!lines.getFirst().equals(FORMAT)) {
      throw new FormatException();
    }
    if (lines.size() != 3) {
      throw new DamagedException("it has " + lines.size() + " lines, not 3");
    }
    SealedSecrets parsed = parse(lines.get(1), lines.get(2))
        .orElseThrow(() -> new DamagedException("its header is not one that PiCode writes"));
    if (!new String(parsed.bytes(), StandardCharsets.UTF_8).equals(text)) {
      throw new DamagedException("it is not written as PiCode writes it");
    }
    return parsed;
  }

  private static Optional<SealedSecrets> parse(String header, String rest) {
    try {
      if (!(Json.parse(header) instanceof Map<?, ?> members)
          || !(members.get("names") instanceof List<?> list)) {
        return Optional.empty();
      }
      var names = new TreeSet<String>();
      list.forEach(name -> names.add(String.valueOf(name)));
      return KeyRecipe.of(members)
          .flatMap(recipe -> Base64Bytes.of(members.get("check"), CHECK_BYTES)
              .flatMap(check -> Base64Bytes.of(members.get("nonce"), NONCE_BYTES)
                  .flatMap(nonce -> Base64Bytes.of(rest)
                      .map(sealed -> new SealedSecrets(recipe, check, nonce, names, sealed)))));
    } catch (JsonSyntaxException _) {
      return Optional.empty();
    }
  }

  private Cipher cipher(int mode, KeyRecipe.Made key) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(key.key().bytes(), "AES"),
        new GCMParameterSpec(TAG_BITS, nonce.bytes()));
    cipher.updateAAD(head().getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  private String head() {
    Map<String, Object> members = new LinkedHashMap<>(recipe.members());
    members.put("check", check.text());
    members.put("nonce", nonce.text());
    members.put("names", new ArrayList<>(names));
    return FORMAT + "\n" + Json.write(members) + "\n";
  }
}
