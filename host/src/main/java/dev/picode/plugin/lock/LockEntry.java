package dev.picode.plugin.lock;

import dev.picode.file.Sha256;
import dev.picode.sandbox.capability.Grants;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One installed extension. Immutable.
///
/// @param id its id
/// @param version its version
/// @param provenance where it came from
/// @param hash the hash of all its files, as [dev.picode.plugin] makes it
/// @param files the SHA-256 of each file in hexadecimal digits, by path
/// @param permissions what the person accepted when it was installed, and what it is granted
/// @param previous what is being replaced at this moment, so that whichever of the two lies there counts;
///     `null` at rest
public record LockEntry(
    String id,
    String version,
    Provenance provenance,
    String hash,
    SortedMap<String, String> files,
    Grants permissions,
    @Nullable LockEntry previous) {
  /// Copies.
  public LockEntry {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /// An entry of these files.
  ///
  /// @param contents bytes by path
  public static LockEntry of(
      String id,
      String version,
      Provenance provenance,
      String hash,
      SortedMap<String, byte[]> contents,
      Grants permissions) {
    return new LockEntry(id, version, provenance, hash, hashes(contents), permissions, null);
  }

  /// The SHA-256 of each file, in hexadecimal digits.
  public static SortedMap<String, String> hashes(SortedMap<String, byte[]> contents) {
    var hashes = new TreeMap<String, String>();
    contents.forEach((path, bytes) -> hashes.put(path, Sha256.of(bytes)));
    return hashes;
  }

  /// This entry while it takes the place of another one.
  public LockEntry replacing(@Nullable LockEntry other) {
    return new LockEntry(id, version, provenance, hash, files, permissions,
        other == null ? null : other.replacing(null));
  }

  /// What is different in these files from those that were installed; from the nearer ones where two count.
  FileChanges changes(SortedMap<String, String> now) {
    LockEntry other = previous;
    if (other != null && other.files.equals(now)) {
      return FileChanges.between(now, now);
    }
    return FileChanges.between(files, now);
  }
}
