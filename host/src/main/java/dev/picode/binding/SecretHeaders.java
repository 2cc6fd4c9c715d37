package dev.picode.binding;

import dev.picode.http.HttpHeader;
import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.secret.Redactor;
import dev.picode.secret.SecretValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The headers of a request, in which a script wrote handles where secrets belong. Confined to one thread.
///
/// A value is a text, a handle `{ secret: NAME }`, a list of such parts that are written one after the
/// other, or `{ base64: PARTS }`.
final class SecretHeaders {
  private static final int MAX_DEPTH = 4;

  private final OutsideServices outside;
  private final Consumer<String> spending;
  private final Map<String, SecretValue> spent = new LinkedHashMap<>();
  private int uses;

  /// Headers whose secrets are looked up after a check.
  ///
  /// @param spending refuses by throwing to spend the secret of a name
  SecretHeaders(OutsideServices outside, Consumer<String> spending) {
    this.outside = outside;
    this.spending = spending;
  }

  /// The secret of a name.
  ///
  /// @throws PiCodeException `secret-missing`, `secret-unusable`, and where it is but cannot be had
  static SecretValue find(OutsideServices outside, String name) {
    return outside.secrets().find(name).orElseThrow(() -> missing(name));
  }

  /// Refuses a name that no secret has. What the secret is in is not opened.
  ///
  /// @throws PiCodeException as [#find]
  static void require(OutsideServices outside, String name) {
    if (!outside.secrets().has(name)) {
      throw missing(name);
    }
  }

  private static PiCodeException missing(String name) {
    return Problem.of("secret-missing", ProblemKind.USER, "there is no secret `" + name + "`",
        "`picode secret set " + name + "` keeps it, or set the environment variable of that name")
        .toException();
  }

  /// The headers with the secrets in them.
  ///
  /// @throws PiCodeException `http-request-invalid`, and those of [#find]
  List<HttpHeader> read(Map<String, ?> headers) {
    var read = new ArrayList<HttpHeader>();
    headers.forEach((name, value) -> {
      int before = uses;
      String text = text(name, value, 0);
      read.add(HttpHeader.of(name, text, uses > before));
    });
    return read;
  }

  /// The names of the secrets that are in the headers.
  Set<String> names() {
    return spent.keySet();
  }

  /// Takes those secrets out of what comes back.
  Redactor redactor() {
    return Redactor.of(spent.values());
  }

  private String text(String header, @Nullable Object part, int depth) {
    if (part instanceof String text) {
      return text;
    }
    if (part instanceof List<?> parts && depth < MAX_DEPTH) {
      var whole = new StringBuilder();
      parts.forEach(each -> whole.append(text(header, each, depth + 1)));
      return whole.toString();
    }
    if (part instanceof Map<?, ?> members && members.size() == 1 && depth < MAX_DEPTH) {
      if (members.get("secret") instanceof String name) {
        return secret(name);
      }
      Object inner = members.get("base64");
      if (inner != null) {
        return Base64Text.encode(
            text(header, inner, depth + 1).getBytes(StandardCharsets.UTF_8));
      }
    }
    throw Problem.of("http-request-invalid", ProblemKind.SCRIPT,
        "the header `" + header + "` is neither a text nor a list of texts and secrets",
        "write it as `[\"Bearer \", await ctx.secrets.get(\"NAME\")]`").toException();
  }

  private String secret(String name) {
    uses++;
    SecretValue known = spent.get(name);
    if (known == null) {
      spending.accept(name);
      known = find(outside, name);
      spent.put(name, known);
    }
    return known.reveal();
  }
}
