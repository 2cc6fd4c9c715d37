package dev.picode.sandbox.polyglot;

import dev.picode.sandbox.protocol.Language;
import java.util.EnumMap;
import java.util.Map;

/// The languages of a place, each started when it is first needed and only then loaded. Safe for many
/// threads.
final class Languages implements AutoCloseable {
  private final Map<Language, GuestLanguage> started = new EnumMap<>(Language.class);

  /// The engine of a language, which is started if it is not yet.
  synchronized GuestLanguage get(Language language) {
    GuestLanguage known = started.get(language);
    if (known == null) {
      known = start(language);
      started.put(language, known);
    }
    return known;
  }

  private static GuestLanguage start(Language language) {
    return switch (language) {
      case JAVASCRIPT -> new JavaScriptEngine();
      case PYTHON -> new PythonEngine();
    };
  }

  @Override
  public synchronized void close() {
    started.values().forEach(GuestLanguage::close);
  }
}
