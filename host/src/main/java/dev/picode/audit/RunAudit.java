package dev.picode.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The entries of one run of a script. Safe for many threads.
///
/// What has an effect, and every denial, is written at once. What was only looked at with a grant is counted and
/// written as one entry when the run is closed, so that a command that reads a thousand files does not
/// write a thousand lines.
public final class RunAudit implements AutoCloseable {
  private static final int MAX_NAMED = 5;

  private final AuditLog log;
  private final String id;
  private final @Nullable String extension;
  private final @Nullable String version;
  private final Map<String, Sum> sums = new LinkedHashMap<>();

  private static final class Sum {
    private long count;
    private final List<String> first = new ArrayList<>();
  }

  /// The entries of a run.
  ///
  /// @param extension the id of the extension that runs, `null` for code that a person typed
  public RunAudit(AuditLog log, @Nullable String extension, @Nullable String version) {
    this.log = log;
    this.extension = extension;
    this.version = version;
    this.id = log.newRun();
  }

  /// What the run is called in its entries.
  public String id() {
    return id;
  }

  /// Whether nothing may happen that the log cannot take.
  public boolean isRequired() {
    return log.isRequired();
  }

  /// Counts something that was looked at with a grant.
  ///
  /// @param capability its name: `read`, `git`
  /// @param subject what was looked at, or an empty text
  /// @throws dev.picode.problem.PiCodeException `audit-unwritable` where it could not be written later, and
  ///     must be
  public void looked(String capability, String subject) {
    boolean first;
    synchronized (sums) {
      first = sums.isEmpty();
      Sum sum = sums.computeIfAbsent(capability, _ -> new Sum());
      sum.count++;
      if (!subject.isEmpty() && sum.first.size() < MAX_NAMED && !sum.first.contains(subject)) {
        sum.first.add(subject);
      }
    }
    if (first) {
      log.require();
    }
  }

  /// Writes an entry of this run now.
  ///
  /// @return its number, 0 where it could not be written
  /// @throws dev.picode.problem.PiCodeException `audit-unwritable`, see [AuditLog#append]
  public long append(AuditKind kind, String act, String outcome,
      Map<String, @Nullable Object> details) {
    return log.append(new AuditEntry(kind, id, extension, version, act, outcome, details));
  }

  /// Writes what was counted, once.
  @Override
  public void close() {
    var parts = new ArrayList<@Nullable Object>();
    var words = new ArrayList<String>();
    synchronized (sums) {
      sums.forEach((capability, sum) -> {
        var part = new LinkedHashMap<String, @Nullable Object>();
        part.put("capability", capability);
        part.put("count", sum.count);
        if (!sum.first.isEmpty()) {
          part.put("first", List.copyOf(sum.first));
        }
        parts.add(part);
        words.add(capability + " " + sum.count + (sum.count == 1 ? " time" : " times"));
      });
      sums.clear();
    }
    if (!parts.isEmpty()) {
      append(AuditKind.GRANTS, String.join(", ", words), "granted", Map.of("sums", parts));
    }
  }
}
