package dev.picode.plugin.lock;

import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.sandbox.capability.Grants;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What `picode.lock` says: the extensions installed beside it. Immutable.
///
/// A loader asks [#accept] with the very bytes that will run.
public final class Lock {
  /// A lock with nothing in it.
  public static final Lock EMPTY = new Lock(new TreeMap<>());

  private static final int MAX_NAMED = 3;

  private final SortedMap<String, LockEntry> entries;

  Lock(SortedMap<String, LockEntry> entries) {
    this.entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
  }

  /// The installed extensions by id.
  public SortedMap<String, LockEntry> entries() {
    return entries;
  }

  /// An installed extension.
  public Optional<LockEntry> find(String id) {
    return Optional.ofNullable(entries.get(id));
  }

  /// What a person accepted when they installed an extension; nothing where it is not, byte for byte, what they
  /// installed.
  ///
  /// @param hash the hash of all its files
  public Grants accepted(String id, String hash) {
    LockEntry entry = entries.get(id);
    while (entry != null && !entry.hash().equals(hash)) {
      entry = entry.previous();
    }
    return entry == null ? Grants.NONE : entry.permissions();
  }

  /// What a person accepted when they installed an extension; nothing of one that nobody installed.
  ///
  /// @param contents the bytes that will run, by path
  /// @throws dev.picode.problem.PiCodeException `extension-tampered` where they are not those that were
  ///     installed
  public Grants accept(String id, SortedMap<String, byte[]> contents) {
    LockEntry entry = entries.get(id);
    if (entry == null) {
      return Grants.NONE;
    }
    SortedMap<String, String> now = LockEntry.hashes(contents);
    for (LockEntry one = entry; one != null; one = one.previous()) {
      if (one.files().equals(now)) {
        return one.permissions();
      }
    }
    throw tampered(id, entry.changes(now)).toException();
  }

  /// Why an extension must not be loaded, where its files are not those that were installed. Of an extension
  /// that nobody installed nothing is said.
  ///
  /// @param contents bytes by path
  /// @return `extension-tampered`
  public Optional<Problem> verify(String id, SortedMap<String, byte[]> contents) {
    LockEntry entry = entries.get(id);
    if (entry == null) {
      return Optional.empty();
    }
    FileChanges changes = entry.changes(LockEntry.hashes(contents));
    return changes.isEmpty() ? Optional.empty() : Optional.of(tampered(id, changes));
  }

  private static Problem tampered(String id, FileChanges changes) {
    return Problem.of("extension-tampered", ProblemKind.DENIED,
        "the extension `" + id + "` is not used, because it is not what was installed: "
            + changes.words(MAX_NAMED),
        "`picode ext add` installs it again, `picode ext lock` accepts it as it is now");
  }

  /// What is different in the files of an installed extension; empty where it is not installed.
  ///
  /// @param contents bytes by path
  public Optional<FileChanges> changes(String id, SortedMap<String, byte[]> contents) {
    return find(id).map(entry -> entry.changes(LockEntry.hashes(contents)));
  }

  /// This lock with an entry, in place of one of the same id.
  public Lock with(LockEntry entry) {
    var changed = new TreeMap<>(entries);
    changed.put(entry.id(), entry);
    return new Lock(changed);
  }

  /// This lock without an extension.
  public Lock without(String id) {
    var changed = new TreeMap<>(entries);
    changed.remove(id);
    return new Lock(changed);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Lock that && entries.equals(that.entries);
  }

  @Override
  public int hashCode() {
    return entries.hashCode();
  }
}
