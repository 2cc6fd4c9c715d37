package dev.picode.context;

import com.google.re2j.Pattern;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What is searched for. Immutable.
///
/// @param pattern a regular expression of RE2, searched line by line: `^` and `$` are the edges of a line
/// @param glob which files are searched, as [dev.picode.sandbox.capability.Glob]; `null` for all
/// @param ignoreCase whether upper and lower case are the same
/// @param limit the most hits to return
/// @param countOnly whether only the number of hits is wanted: then all are counted and none returned
public record SearchQuery(
    String pattern,
    @Nullable String glob,
    boolean ignoreCase,
    int limit,
    boolean countOnly) {

  /// Refuses a missing pattern and a limit below one.
  public SearchQuery {
    Objects.requireNonNull(pattern);
    if (limit < 1) {
      throw new IllegalArgumentException("a limit is at least one");
    }
  }

  /// Searches all files, case counts, up to 1,000 hits.
  public static SearchQuery of(String pattern) {
    return new SearchQuery(pattern, null, false, 1000, false);
  }

  /// The pattern that a text fits as it is.
  public static String literal(String text) {
    return Pattern.quote(text);
  }
}
