package dev.picode.plugin;

import dev.picode.problem.Nearest;
import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.sandbox.capability.Grants;
import dev.picode.sandbox.capability.InvalidScopeException;
import dev.picode.sandbox.capability.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The text of `--allow read=src/**,net=api.acme.com,llm`, and of `:allow` in a session. Stateless, safe for
/// many threads.
///
/// Commas separate grants; a part without a `KEY=` goes on with the key before it, so `read=a,b` is
/// `read=a,read=b`. A comma in braces or quotes separates nothing: `read={a,b}/**` is one glob. The
/// option can be given many times.
public final class AllowOption {
  private static final String NAME = "--allow";

  private AllowOption() {}

  /// What the values of the option grant, all together.
  ///
  /// @throws PiCodeException `argument-invalid`; names the part that is wrong, and the nearest
  ///     capability for one that is not known
  public static Grants parse(List<String> values) {
    Grants grants = Grants.NONE;
    for (String value : values) {
      Permission before = null;
      for (String part : parts(value)) {
        Permission named = key(part, before != null);
        Permission permission = named == null ? before : named;
        if (permission == null) {
          throw unknown(part);
        }
        grants = grants.and(grant(permission, named == null ? part : scope(part), part));
        before = permission.isList() ? permission : null;
      }
    }
    return grants;
  }

  /// The permission that a part starts with; `null` where it can only go on with the one before.
  private static @Nullable Permission key(String part, boolean goesOn) {
    int equals = part.indexOf('=');
    String key = equals < 0 ? part : part.substring(0, equals);
    Optional<Permission> permission = Permission.of(key);
    if (permission.isPresent() && (equals >= 0 || permission.get() == Permission.LLM)) {
      return permission.get();
    }
    if (permission.isPresent() && !goesOn) {
      throw invalid("`" + key + "` in `" + NAME + "` grants nothing without a scope",
          "write `" + key + "=" + example(permission.get()) + "`");
    }
    if (equals >= 0 && key.matches("[A-Za-z-]*")) {
      throw unknown(key);
    }
    return null;
  }

  /// What stands behind the `=`; `llm` alone is `llm=true`.
  private static String scope(String part) {
    int equals = part.indexOf('=');
    return equals < 0 ? "true" : part.substring(equals + 1);
  }

  private static Grants grant(Permission permission, String scope, String part) {
    try {
      return permission.parse(scope);
    } catch (InvalidScopeException e) {
      throw invalid("`" + part + "` in `" + NAME + "` is not a grant: " + e.sentence(),
          "a scope of `" + permission.key() + "` looks like `" + example(permission) + "`");
    }
  }

  private static PiCodeException unknown(String key) {
    String nearest = Nearest.to(key, Permission.keys());
    return invalid("`" + NAME + "` has no capability `" + key + "`", nearest == null
        ? "known are " + String.join(", ", Permission.keys())
        : "did you mean `" + nearest + "`?");
  }

  private static String example(Permission permission) {
    return switch (permission) {
      case READ -> "src/**";
      case WRITE -> "out/**";
      case NET -> "api.acme.com";
      case RUN -> "git status";
      case GIT -> "read";
      case LLM -> "true";
      case SECRETS -> "ACME_API_KEY";
      case ENV -> "HOME";
      case COMMANDS -> "todo";
    };
  }

  /// The parts between commas that are neither in braces nor in quotes.
  private static List<String> parts(String value) {
    var parts = new ArrayList<String>();
    int depth = 0;
    char quote = 0;
    int start = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if ((c == '\'' || c == '"') && value.indexOf(c, i + 1) >= 0) {
        quote = c;
      } else if (c == '{' || c == '}') {
        depth = Math.max(0, depth + (c == '{' ? 1 : -1));
      } else if (c == ',' && depth == 0) {
        parts.add(value.substring(start, i));
        start = i + 1;
      }
    }
    parts.add(value.substring(start));
    return parts;
  }

  private static PiCodeException invalid(String message, String hint) {
    return Problem.of("argument-invalid", ProblemKind.USER, message, hint).toException();
  }
}
