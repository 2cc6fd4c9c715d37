package dev.picode.sandbox.binding;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Spellings of one name in Java, JavaScript and Python. Immutable.
final class Names {
  /// Acronyms count as words (`baseUrl`), or Python's spelling would fall apart.
  private static final Pattern CAMEL = Pattern.compile("[a-z][a-z0-9]*([A-Z][a-z0-9]+)*");

  private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

  /// Keywords of JavaScript modules and of Python 3, and names that mean something to either
  /// language on every object (`then` would make a namespace a promise).
  private static final Set<String> RESERVED = Set.of(
      ("and arguments as assert async await break case catch class const constructor continue"
          + " debugger def default del delete do elif else enum eval except export extends false"
          + " finally for from function global if implements import in instanceof interface is"
          + " lambda let new nonlocal not null or package pass private protected prototype public"
          + " raise return self static super switch then this throw toString true try typeof"
          + " undefined valueOf var void while with yield").split(" "));

  /// The type of what every handler is given.
  static final String CONTEXT = "Context";

  private Names() {}

  static boolean isCamelCase(String name) {
    return CAMEL.matcher(name).matches();
  }

  static boolean isReserved(String name) {
    return RESERVED.contains(name) || RESERVED.contains(snakeCase(name));
  }

  static String snakeCase(String camelCase) {
    return HUMP.matcher(camelCase).replaceAll("_").toLowerCase(Locale.ROOT);
  }

  static String kebabCase(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The type of a namespace: `Files` for `files`, `ContextService` for `context`, because what a script is
  /// given is the `Context` itself.
  static String typeOf(String namespace) {
    String plain = capitalized(namespace);
    return plain.equals(CONTEXT) ? plain + "Service" : plain;
  }

  /// A name with its first letter in upper case.
  static String capitalized(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  /// `` `a`, `b` ``.
  static String quoted(Collection<String> names) {
    return String.join(", ", names.stream().map(name -> "`" + name + "`").toList());
  }

  /// The known name that a person most likely meant: at most a third of its letters differ.
  static Optional<String> nearest(String name, Collection<String> known) {
    String best = null;
    int bestDistance = Integer.MAX_VALUE;
    for (String candidate : known.stream().sorted().toList()) {
      int longest = Math.max(name.length(), candidate.length());
      if (Math.abs(name.length() - candidate.length()) > longest / 2) {
        continue;
      }
      int distance = distance(snakeCase(name), snakeCase(candidate));
      if (distance < bestDistance && distance <= Math.max(1, longest / 3)) {
        best = candidate;
        bestDistance = distance;
      }
    }
    return Optional.ofNullable(best);
  }

  /// Edits between two words (optimal string alignment: a swap of neighbours is one edit).
  private static int distance(String a, String b) {
    List<int[]> rows = new ArrayList<>();
    for (int i = 0; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          row[j] = i + j;
          continue;
        }
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int edit = Math.min(rows.get(i - 1)[j], row[j - 1]) + 1;
        row[j] = Math.min(edit, rows.get(i - 1)[j - 1] + change);
        if (i > 1 && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          row[j] = Math.min(row[j], rows.get(i - 2)[j - 2] + 1);
        }
      }
      rows.add(row);
    }
    return rows.getLast()[b.length()];
  }
}
