package dev.picode.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Takes the values of secrets out of what is written. As safe for many threads as what it is made of.
///
/// @param text gives a text without secrets
record Redaction(UnaryOperator<String> text) {
  /// Takes nothing out.
  static final Redaction NONE = new Redaction(text -> text);

  String redact(String secret) {
    return text.apply(secret);
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
