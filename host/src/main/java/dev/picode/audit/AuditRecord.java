package dev.picode.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A line of the audit log as it was read. Immutable.
///
/// @param members the members of the line, plain values
public record AuditRecord(Map<String, @Nullable Object> members) {
  /// The number of the entry; 0 where the line has none.
  public long id() {
    return members.get("id") instanceof Long id ? id : 0;
  }

  /// When it was written; the beginning of time where the line does not say.
  public Instant time() {
    try {
      return Instant.parse(text("time"));
    } catch (DateTimeException _) {
      return Instant.MIN;
    }
  }

  /// A member as text; an empty text where it is none.
  public String text(String member) {
    return members.get(member) instanceof String text ? text : "";
  }

  /// Whether it belongs to the same run as another one.
  public boolean isOfRun(String run) {
    return !run.isEmpty() && text("run").equals(run);
  }
}
