package dev.picode.plugin.lock;

/// Where an installed extension came from. Immutable.
///
/// @param source what was asked for, as `picode ext add` takes it; empty where nobody knows
/// @param resolved what that led to, such as the URL of a tarball; empty where it is the source itself
/// @param commit the id of the commit, of a repository only; else empty
/// @param integrity the hash of the archive, as npm writes it; empty where there was none
public record Provenance(String source, String resolved, String commit, String integrity) {
  /// An extension that somebody put there by hand.
  public static final Provenance UNKNOWN = new Provenance("", "", "", "");

  /// What came from a folder or from an archive beside it.
  public static Provenance of(String source, String integrity) {
    return new Provenance(source, "", "", integrity);
  }

  /// What pins it beyond the hash of its files: the commit or the hash of the archive, else an empty text.
  public String pin() {
    return commit.isEmpty() ? integrity : commit;
  }
}
