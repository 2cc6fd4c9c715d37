package dev.picode.audit;

import java.util.Locale;

/// What an entry of the audit log is about. Immutable.
public enum AuditKind {
  /// A capability was decided on: denied, or granted by asking the person.
  DECISION,
  /// Something with an effect that no other kind names.
  ACT,
  /// A process was run.
  PROCESS,
  /// A request was sent.
  HTTP,
  /// A file was written.
  WRITE,
  /// A secret was used.
  SECRET,
  /// The verdict of a hook.
  HOOK,
  /// A person trusted a project, or took that back.
  TRUST,
  /// An extension broke or outgrew a limit and that counts against it.
  STRIKE,
  /// The grants that a run used, summed up at its end.
  GRANTS,
  /// The log itself: a line was found half written, or damaged, and set aside.
  REPAIR;

  /// Its name in the log.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
