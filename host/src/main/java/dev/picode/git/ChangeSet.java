package dev.picode.git;

import java.util.List;

/// What a commit changes, or would. Immutable.
///
/// @param files the paths it adds, changes and removes, both names of what it renames; sorted
/// @param diff all changes as a unified diff, as Git writes it
/// @param cut whether the diff leaves something out: it is only the beginning, because it is too large, or a
///     text is in it by its name alone, because it or what was there before cannot be compared
public record ChangeSet(List<String> files, String diff, boolean cut) {
  /// The most of a diff that is kept, in bytes.
  public static final int MAX_DIFF = 8 << 20;

  /// Copies.
  public ChangeSet {
    files = List.copyOf(files);
  }
}
