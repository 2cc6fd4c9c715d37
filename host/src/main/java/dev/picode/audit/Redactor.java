package dev.picode.audit;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// Takes the values of secrets out of what is written. Safe for many threads.
///
/// It knows the values it was told, as they are, percent-encoded and in Base64; what was derived from a
/// secret in another way it cannot know.
public final class Redactor {
  /// Shorter values are words of any text, and taking them out would tell more than it hides.
  private static final int MIN_LENGTH = 4;

  private final List<Form> forms = new CopyOnWriteArrayList<>();

  /// One way a value is written, and what stands in its place.
  private record Form(String text, String mark) {}

  /// Knows no secret yet.
  public Redactor() {}

  /// Learns the value of a secret. A value shorter than four characters is left alone.
  ///
  /// @param name what the secret is called, which is what a reader sees in its place
  public synchronized void learn(String name, String value) {
    if (value.length() < MIN_LENGTH) {
      return;
    }
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    var more = new ArrayList<>(forms);
    for (String text : List.of(
        value,
        URLEncoder.encode(value, StandardCharsets.UTF_8),
        Base64.getEncoder().withoutPadding().encodeToString(bytes),
        Base64.getUrlEncoder().withoutPadding().encodeToString(bytes))) {
      var form = new Form(text, "[secret " + name + "]");
      if (!more.contains(form)) {
        more.add(form);
      }
    }
    // A secret that holds another one goes first.
    more.sort(Comparator.comparingInt(form -> -form.text().length()));
    forms.clear();
    forms.addAll(more);
  }

  /// The text without secrets; the same object where it holds none.
  public String redact(String text) {
    String redacted = text;
    for (Form form : forms) {
      if (redacted.contains(form.text())) {
        redacted = redacted.replace(form.text(), form.mark());
      }
    }
    return redacted;
  }

  /// A plain value without secrets, names of members included.
  @Nullable Object redactAll(@Nullable Object plain) {
    return switch (plain) {
      case String text -> redact(text);
      case List<?> items -> {
        var copy = new ArrayList<@Nullable Object>(items.size());
        for (Object item : items) {
          copy.add(redactAll(item));
        }
        yield copy;
      }
      case Map<?, ?> members -> {
        var copy = new LinkedHashMap<String, @Nullable Object>();
        members.forEach((name, value) -> copy.put(redact(String.valueOf(name)), redactAll(value)));
        yield copy;
      }
      case null, default -> plain;
    };
  }
}
