package dev.picode.audit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Something to be written to the audit log. Immutable.
///
/// @param kind what it is about
/// @param run the run it belongs to, an empty text for none
/// @param extension the id of the extension that did it, `null` where it was the person
/// @param version the version of that extension, or `null`
/// @param act what was done or wanted, in words: `write `a.txt``
/// @param outcome how it ended, one word: `granted`, `denied`, `done`, `failed`
/// @param details more members, plain values; none may have a name of [#OWN]
public record AuditEntry(
    AuditKind kind,
    String run,
    @Nullable String extension,
    @Nullable String version,
    String act,
    String outcome,
    Map<String, @Nullable Object> details) {
  /// The members of a line that are not details.
  static final List<String> OWN = List.of("time", "run", "extension", "version", "kind", "act",
      "outcome", "id", "prev", "hash");

  /// Checks and copies.
  public AuditEntry {
    for (String name : details.keySet()) {
      if (OWN.contains(name)) {
        throw new IllegalArgumentException("`" + name + "` is no name for a detail");
      }
    }
    details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
  }

  /// An entry of what a person did themselves, with no extension.
  public static AuditEntry ofPerson(AuditKind kind, String act, String outcome,
      Map<String, @Nullable Object> details) {
    return new AuditEntry(kind, "", null, null, act, outcome, details);
  }
}
