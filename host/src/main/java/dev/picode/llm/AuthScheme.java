package dev.picode.llm;

import java.util.Locale;

/// How a credential goes along with a request. Immutable.
public sealed interface AuthScheme {
  /// As `Authorization: Bearer …`.
  record Bearer() implements AuthScheme {}

  /// As the value of a header.
  ///
  /// @param name in lower case
  record Header(String name) implements AuthScheme {
    /// Folds the name.
    public Header {
      name = name.toLowerCase(Locale.ROOT);
    }
  }

  /// As a parameter of the URL, for an API that has nothing else: URLs end up in logs.
  ///
  /// @param name of the parameter
  record Query(String name) implements AuthScheme {}

  /// The scheme that a script names: `bearer`, `header:NAME` or `query:NAME`.
  ///
  /// @throws IllegalArgumentException where it is none of them
  static AuthScheme parse(String text) {
    if (text.equals("bearer")) {
      return new Bearer();
    }
    int colon = text.indexOf(':');
    String name = text.substring(colon + 1);
    if (colon > 0 && name.matches("[A-Za-z0-9_-]{1,64}")) {
      switch (text.substring(0, colon)) {
        case "header" -> {
          return new Header(name);
        }
        case "query" -> {
          return new Query(name);
        }
        default -> {
        }
      }
    }
    throw new IllegalArgumentException(
        "`" + text + "` is neither `bearer` nor `header:NAME` nor `query:NAME`");
  }

  /// The text that [#parse] reads.
  default String text() {
    return switch (this) {
      case Bearer _ -> "bearer";
      case Header header -> "header:" + header.name();
      case Query query -> "query:" + query.name();
    };
  }
}
