package dev.picode.audit;

/// How an audit log is kept. Immutable.
///
/// @param fileBytes how large a file may grow before the next one is begun
/// @param keepFiles how many files are kept, the one that grows included
/// @param required whether what cannot be written down must not happen
public record AuditRules(long fileBytes, int keepFiles, boolean required) {
  /// 10 files of 10 MiB; what cannot be written down is a notice.
  public static final AuditRules DEFAULT = new AuditRules(10L << 20, 10, false);

  /// Checks.
  public AuditRules {
    if (fileBytes < 1 || keepFiles < 1) {
      throw new IllegalArgumentException("an audit log keeps at least one file of one byte");
    }
  }

  /// These rules, and whether what cannot be written down must not happen.
  public AuditRules withRequired(boolean newRequired) {
    return new AuditRules(fileBytes, keepFiles, newRequired);
  }
}
