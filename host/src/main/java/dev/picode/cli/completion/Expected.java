package dev.picode.cli.completion;

import java.util.List;

/// What the next word of a command line may be. Immutable.
///
/// @param words words that are known, whatever was typed of the next one
/// @param more what else it may be
public record Expected(List<Word> words, More more) {
  /// Nothing is known.
  public static final Expected NOTHING = new Expected(List.of(), More.NOTHING);

  /// What a word may be that is not listed, because whoever asks can find it out.
  public enum More {
    /// Nothing, or nobody knows what.
    NOTHING,
    /// A file or a folder.
    PATH,
    /// A branch, a tag or a commit.
    REVISION,
  }

  /// A word. Immutable.
  ///
  /// @param text the word
  /// @param description one line, or empty
  /// @param group the heading it is shown under, or empty
  public record Word(String text, String description, String group) {}

  /// Copies.
  public Expected {
    words = List.copyOf(words);
  }
}
