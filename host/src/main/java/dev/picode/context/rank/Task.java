package dev.picode.context.rank;

import java.util.List;

/// What somebody is about to do, as far as it is known. Immutable.
///
/// @param text what they say of it, perhaps empty
/// @param files the files that it is certainly about
/// @param symbols the names of symbols that it is certainly about
public record Task(String text, List<String> files, List<String> symbols) {
  /// Copies the lists.
  public Task {
    files = files.stream().distinct().toList();
    symbols = symbols.stream().distinct().toList();
  }

  /// A task of which only a text is known; what it names is found in it.
  public static Task of(String text) {
    return new Task(text, List.of(), List.of());
  }

  /// A task of which only a file is known.
  public static Task ofFile(String path) {
    return new Task("", List.of(path), List.of());
  }
}
