package dev.picode.context.rank;

/// Why relevance flows from one file to another. The order is that in which equal reasons are named.
public enum Link {
  /// The first file uses names that the second one defines.
  USES,
  /// The first file defines names that the second one uses.
  USED,
  /// The first file imports the second one.
  IMPORTS,
  /// The first file is imported by the second one.
  IMPORTED,
  /// Both were changed in the same commits.
  TOGETHER,
  /// Both have the same name but for what marks a test or another kind of file.
  NAMESAKE
}
