package dev.picode.trust;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a person trusted, as the store keeps it. Immutable.
///
/// @param hash the hash of the closure
/// @param files its files by path
/// @param time when it was trusted
/// @param picode the version of PiCode that asked
public record TrustEntry(
    String hash,
    SortedMap<String, ClosureFile> files,
    Instant time,
    String picode) {
  /// Copies.
  public TrustEntry {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /// A closure that is trusted now.
  static TrustEntry of(Closure closure, Instant time, String picode) {
    return new TrustEntry(closure.hash(), closure.files(), time, picode);
  }

  /// What is different in a closure of now.
  public ClosureDiff diff(Closure now) {
    return ClosureDiff.between(files, now.files());
  }
}
