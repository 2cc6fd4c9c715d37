package dev.picode.context.project;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.picode.context.project.DeclaredDependency.Scope;
import org.jspecify.annotations.Nullable;

/// A requirement of Python as PEP 508 writes it. Stateless.
final class Requirement {
  private static final Pattern FORM = Pattern.compile(
      "^([A-Za-z0-9][A-Za-z0-9._-]*)\\s*(?:\\[[^\\]]*\\])?\\s*(.*)$");
  private static final int MAX_CHARS = 2000;

  private Requirement() {}

  /// The dependency in `Django[argon2]>=5 ; python_version > "3.9"`; `null` where it is none, as an address alone is not.
  static @Nullable DeclaredDependency parse(String written, Scope scope) {
    if (written.length() > MAX_CHARS) {
      return null;
    }
    int marker = written.indexOf(';');
    String bare = (marker < 0 ? written : written.substring(0, marker)).strip();
    Matcher matcher = FORM.matcher(bare);
    if (!matcher.matches()) {
      return null;
    }
    String rest = matcher.group(2).strip();
    if (rest.startsWith(":") || rest.startsWith("/") || rest.startsWith("+")) {
      return null;
    }
    String version = rest.startsWith("@") ? "" : rest.replaceAll("\\s+", " ");
    boolean enclosed = version.startsWith("(") && version.endsWith(")");
    return DeclaredDependency.of(matcher.group(1),
        enclosed ? version.substring(1, version.length() - 1) : version, scope);
  }
}
