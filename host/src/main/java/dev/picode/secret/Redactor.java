package dev.picode.secret;

import dev.picode.problem.Problem;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Takes secrets out of texts and bytes: as they are, and as Base64, hexadecimal, URL encoding and JSON
/// write them. Immutable, safe for many threads.
///
/// It is for honest servers and honest mistakes, such as a page that shows the request's headers. A
/// server that wants to hand a secret on can always write it in a way nobody thought of; therefore a
/// secret is sent only where it may go.
public final class Redactor {
  /// Takes nothing out.
  public static final Redactor NONE = new Redactor(Map.of());

  /// What is looked for, longest first, with what stands in its place.
  private final Map<String, String> marks;

  private Redactor(Map<String, String> marks) {
    var sorted = new LinkedHashMap<String, String>();
    marks.keySet()
        .stream()
        .sorted(Redactor::longestFirst)
        .forEach(form -> sorted.put(form, marks.getOrDefault(form, "")));
    this.marks = sorted;
  }

  private static int longestFirst(String one, String other) {
    return one.length() == other.length()
        ? one.compareTo(other)
        : Integer.compare(other.length(), one.length());
  }

  /// A redactor of secrets.
  public static Redactor of(Collection<SecretValue> secrets) {
    var marks = new LinkedHashMap<String, String>();
    for (SecretValue secret : secrets) {
      forms(secret.reveal()).forEach(form -> marks.put(form, "[secret " + secret.name() + "]"));
    }
    return marks.isEmpty() ? NONE : new Redactor(marks);
  }

  /// A text without the secrets.
  public String text(String text) {
    String clean = text;
    for (Map.Entry<String, String> mark : marks.entrySet()) {
      clean = clean.replace(mark.getKey(), mark.getValue());
    }
    return clean;
  }

  /// Bytes without the UTF-8 of the secrets.
  public byte[] bytes(byte[] bytes) {
    if (marks.isEmpty()) {
      return bytes;
    }
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    String clean = text;
    for (Map.Entry<String, String> mark : marks.entrySet()) {
      clean = clean.replace(latin(mark.getKey()), latin(mark.getValue()));
    }
    return clean.equals(text) ? bytes : clean.getBytes(StandardCharsets.ISO_8859_1);
  }

  /// Whether there is a secret in a text.
  public boolean finds(String text) {
    return marks.keySet().stream().anyMatch(text::contains);
  }

  /// A problem without the secrets.
  public Problem problem(Problem problem) {
    String hint = problem.hint();
    return new Problem(problem.code(), problem.kind(), text(problem.message()),
        hint == null ? null : text(hint), problem.place());
  }

  private static String latin(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  private static Set<String> forms(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    var forms = new LinkedHashSet<String>();
    forms.add(value);
    String encoded = URLEncoder.encode(value, StandardCharsets.UTF_8);
    forms.add(encoded);
    forms.add(encoded.replace("+", "%20"));
    forms.add(encoded.toLowerCase(Locale.ROOT).equals(encoded) ? encoded : lowerEscapes(encoded));
    forms.add(value.replace("\\", "\\\\").replace("\"", "\\\"").replace("/", "\\/"));
    forms.add(value.replace("\\", "\\\\").replace("\"", "\\\""));
    forms.add(value.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;"));
    forms.add(HexFormat.of().formatHex(bytes));
    forms.add(HexFormat.of().withUpperCase().formatHex(bytes));
    for (int before = 0; before < 3; before++) {
      add(forms, Base64.getEncoder(), bytes, before);
      add(forms, Base64.getUrlEncoder(), bytes, before);
    }
    return forms;
  }

  /// The characters of a Base64 text that depend on nothing but the secret, when it stands behind so many
  /// bytes, modulo 3.
  private static void add(Set<String> forms, Base64.Encoder encoder, byte[] secret, int before) {
    byte[] shifted = new byte[before + secret.length];
    System.arraycopy(secret, 0, shifted, before, secret.length);
    String text = encoder.withoutPadding().encodeToString(shifted);
    int from = (before * 8 + 5) / 6;
    int to = shifted.length * 8 / 6;
    forms.add(text.substring(from, to));
  }

  private static String lowerEscapes(String encoded) {
    var text = new StringBuilder(encoded);
    for (int i = text.indexOf("%"); i >= 0; i = text.indexOf("%", i + 1)) {
      text.setCharAt(i + 1, Character.toLowerCase(text.charAt(i + 1)));
      text.setCharAt(i + 2, Character.toLowerCase(text.charAt(i + 2)));
    }
    return text.toString();
  }
}
