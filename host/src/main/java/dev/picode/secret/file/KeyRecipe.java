package dev.picode.secret.file;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/// How the key of an encrypted file is made: from a passphrase slowly, from the bytes of a key file at once. Immutable.
///
/// Argon2id runs with the second choice of RFC 9106: 64 MiB, three passes, four lanes. HKDF is enough for a key
/// file, which is random.
///
/// @param keyFile whether it is made from a key file
/// @param memoryKib the memory of Argon2id in KiB; 0 for a key file
/// @param passes how often Argon2id passes over it; 0 for a key file
/// @param lanes how many lanes Argon2id has; 0 for a key file
/// @param salt random, new at each write
record KeyRecipe(boolean keyFile, int memoryKib, int passes, int lanes, Base64Bytes salt) {
  private static final int SALT_BYTES = 16;
  private static final int KEY_BYTES = 32;
  private static final int CHECK_BYTES = 16;
  private static final String PASSPHRASE = "passphrase";
  private static final String KEY_FILE = "key-file";
  private static final byte[] INFO = {'p', 'i', 'c', 'o', 'd', 'e', '-', 's', 'e', 'c', 'r', 'e',
    't', 's', ' ', '1'};
  private static final int MEMORY_KIB = 65_536;
  private static final int PASSES = 3;
  private static final int LANES = 4;
  /// A file that asks for more is made to bring the process down, one that asks for less is made to be guessed.
  private static final int MAX_MEMORY_KIB = 1 << 20;
  private static final int MAX_PASSES = 32;
  private static final int MAX_LANES = 16;

  /// A key, and what tells whether it is the right one.
  ///
  /// @param key for AES-256
  /// @param check is in the file; says nothing of the key
  record Made(Base64Bytes key, Base64Bytes check) {
    @Override
    public String toString() {
      return "[key]";
    }
  }

  /// A new one, with a new salt.
  static KeyRecipe fresh(boolean keyFile) {
    byte[] salt = new byte[SALT_BYTES];
    new SecureRandom().nextBytes(salt);
    return keyFile
        ? new KeyRecipe(true, 0, 0, 0, new Base64Bytes(salt))
        : new KeyRecipe(false, MEMORY_KIB, PASSES, LANES, new Base64Bytes(salt));
  }

  /// The one that the members of a header say; empty where they say none that is safe to follow.
  static Optional<KeyRecipe> of(Map<?, ?> header) {
    Optional<Base64Bytes> salt = Base64Bytes.of(header.get("salt"), SALT_BYTES);
    if (salt.isEmpty()) {
      return Optional.empty();
    }
    if (KEY_FILE.equals(header.get("key")) && "hkdf-sha256".equals(header.get("kdf"))) {
      return Optional.of(new KeyRecipe(true, 0, 0, 0, salt.get()));
    }
    if (PASSPHRASE.equals(header.get("key")) && "argon2id".equals(header.get("kdf"))
        && header.get("memoryKib") instanceof Long memory
        && memory >= MEMORY_KIB && memory <= MAX_MEMORY_KIB
        && header.get("passes") instanceof Long passes && passes >= PASSES && passes <= MAX_PASSES
        && header.get("lanes") instanceof Long lanes && lanes >= 1 && lanes <= MAX_LANES) {
      return Optional.of(new KeyRecipe(false, memory.intValue(), passes.intValue(),
          lanes.intValue(), salt.get()));
    }
    return Optional.empty();
  }

  /// Its members of a header.
  Map<String, Object> members() {
    var members = new LinkedHashMap<String, Object>();
    members.put("key", keyFile ? KEY_FILE : PASSPHRASE);
    members.put("kdf", keyFile ? "hkdf-sha256" : "argon2id");
    if (!keyFile) {
      members.put("memoryKib", (long) memoryKib);
      members.put("passes", (long) passes);
      members.put("lanes", (long) lanes);
    }
    members.put("salt", salt.text());
    return members;
  }

  /// Makes the key.
  ///
  /// @param material the passphrase, or what is in the key file
  Made make(byte[] material) {
    byte[] made = keyFile ? hkdf(material) : argon2(material);
    return new Made(new Base64Bytes(Arrays.copyOf(made, KEY_BYTES)),
        new Base64Bytes(Arrays.copyOfRange(made, KEY_BYTES, KEY_BYTES + CHECK_BYTES)));
  }

  private byte[] argon2(byte[] material) {
    return Argon2Function
        .getInstance(memoryKib, passes, lanes, KEY_BYTES + CHECK_BYTES, Argon2.ID)
        .hash(material, salt.bytes())
        .getBytes();
  }

  private byte[] hkdf(byte[] material) {
    try {
      return KDF.getInstance("HKDF-SHA256")
          .deriveData(HKDFParameterSpec.ofExtract()
              .addIKM(material)
              .addSalt(salt.bytes())
              .thenExpand(INFO, KEY_BYTES + CHECK_BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java 25 has HKDF", e);
    }
  }
}
