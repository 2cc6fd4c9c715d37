package dev.picode.repl;

import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Names for lines. Confined to one thread.
final class Aliases {
  private static final Pattern ALIAS = Pattern.compile("/?([a-z][a-z0-9-]*)=(.+)");

  private final Map<String, String> lines = new TreeMap<>();

  /// The aliases of the settings.
  ///
  /// @throws dev.picode.problem.PiCodeException `alias-invalid`
  static Aliases of(List<String> settings) {
    var aliases = new Aliases();
    settings.forEach(aliases::add);
    return aliases;
  }

  /// Adds one, such as `a=/analyze`.
  ///
  /// @throws dev.picode.problem.PiCodeException `alias-invalid`
  void add(String text) {
    Matcher alias = ALIAS.matcher(text.strip());
    if (!alias.matches()) {
      throw Problem.of("alias-invalid", ProblemKind.USER, "`" + text + "` is no alias",
          "an alias is a name and a line, such as `a=/analyze --focus git`").toException();
    }
    String line = alias.group(2).strip();
    lines.put(alias.group(1), Entry.kind(line) == Entry.Kind.TEXT ? "/" + line : line);
  }

  /// The line of a name.
  Optional<String> find(String name) {
    return Optional.ofNullable(lines.get(name));
  }

  /// All of them, by name.
  Map<String, String> all() {
    return Collections.unmodifiableMap(lines);
  }
}
