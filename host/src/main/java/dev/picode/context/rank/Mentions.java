package dev.picode.context.rank;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The files and symbols that a text names. Immutable.
///
/// @param files paths in the order they are named
/// @param symbols names in the order they are named
public record Mentions(List<String> files, List<String> symbols) {
  /// A path, perhaps with a line behind it, or the name of a file.
  private static final Pattern PATH = Pattern.compile("[\\w@+-]*(?:[./][\\w@+-]+)+");

  private static final Pattern QUOTED = Pattern.compile("`([^`\n]+)`");

  private static final Pattern IDENTIFIER = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*");

  /// A name that more files have than this says nothing of where.
  private static final int MAX_NAMESAKES = 3;

  /// Copies the lists.
  public Mentions {
    files = List.copyOf(files);
    symbols = List.copyOf(symbols);
  }

  /// Finds what a text names of what there is.
  ///
  /// A file is named by its path, or by the end of it from a folder on, if at most three files end so. A symbol is named
  /// by what stands in backticks, or by a word that no prose has: with a hump, an underscore, or a parenthesis behind it.
  ///
  /// @param paths the files there are
  /// @param defined the names that are defined somewhere
  public static Mentions find(String text, Collection<String> paths, Set<String> defined) {
    return new Mentions(files(text, paths), symbols(text, defined));
  }

  private static List<String> files(String text, Collection<String> paths) {
    Matcher matcher = PATH.matcher(text);
    var named = new LinkedHashSet<String>();
    while (matcher.find()) {
      String path = matcher.group();
      named.add(path.startsWith("/") ? path.substring(1) : path);
    }
    if (named.isEmpty()) {
      return List.of();
    }
    Map<String, List<String>> byName = new HashMap<>();
    for (String path : paths) {
      byName.computeIfAbsent(nameOf(path), _ -> new ArrayList<>()).add(path);
    }
    var files = new LinkedHashSet<String>();
    for (String path : named) {
      List<String> ending = byName.getOrDefault(nameOf(path), List.of())
          .stream()
          .filter(file -> file.equals(path) || file.endsWith("/" + path))
          .sorted()
          .toList();
      if (ending.contains(path)) {
        files.add(path);
      } else if (ending.size() <= MAX_NAMESAKES) {
        files.addAll(ending);
      }
    }
    return List.copyOf(files);
  }

  private static List<String> symbols(String text, Set<String> defined) {
    var symbols = new LinkedHashSet<String>();
    Matcher quoted = QUOTED.matcher(text);
    while (quoted.find()) {
      Matcher names = IDENTIFIER.matcher(quoted.group(1));
      while (names.find()) {
        symbols.add(names.group());
      }
    }
    Matcher names = IDENTIFIER.matcher(text);
    while (names.find()) {
      boolean called = names.end() < text.length() && text.charAt(names.end()) == '(';
      if (called || looksLikeCode(names.group())) {
        symbols.add(names.group());
      }
    }
    symbols.retainAll(defined);
    return List.copyOf(symbols);
  }

  private static boolean looksLikeCode(String word) {
    for (int i = 1; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c == '_' || c == '$'
          || (Character.isUpperCase(c) && Character.isLowerCase(word.charAt(i - 1)))) {
        return true;
      }
    }
    return false;
  }

  private static String nameOf(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
