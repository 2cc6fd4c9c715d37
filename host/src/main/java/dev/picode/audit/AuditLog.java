package dev.picode.audit;

import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// The audit log of a person, which is only ever added to. Safe for many threads, and for many processes,
/// which lock its folder around each entry. Nothing is opened before the first entry.
///
/// An entry is one write at the end of a file, so a process that is killed leaves at most one line that is
/// half written, which the next writer sets aside. An entry is in the hands of the operating system
/// when [#append] returns; it is not forced to the disk.
///
/// See [AuditLine] for the lines and [AuditFolder] for the files.
public final class AuditLog {
  private final AuditFolder files;
  private final Supplier<AuditRules> rules;
  private final InstantSource clock;
  private final Redaction redaction;
  private final Consumer<String> notices;
  private final AtomicBoolean noticed = new AtomicBoolean();
  private final AtomicLong runs = new AtomicLong();

  /// A log; touches no file.
  ///
  /// @param folder where it is kept; need not exist
  /// @param rules how it is kept, asked for at each entry
  /// @param redact takes secrets out of a text
  /// @param notices is told once where entries cannot be written and that is no error
  public AuditLog(Path folder, Supplier<AuditRules> rules, InstantSource clock,
      UnaryOperator<String> redact, Consumer<String> notices) {
    this.files = new AuditFolder(folder);
    this.rules = rules;
    this.clock = clock;
    this.redaction = new Redaction(redact);
    this.notices = notices;
  }

  /// Adds an entry. An interrupt of the thread does not keep it from being written.
  ///
  /// @return the number of the entry; 0 where it could not be written, which is told once
  /// @throws dev.picode.problem.PiCodeException `audit-unwritable` where it cannot be written and the rules
  ///     say that it must
  public long append(AuditEntry entry) {
    try {
      AuditRules now = rules.get();
      return files.writing(() -> new AuditTail(files, now, clock.instant())
          .append(entry, redaction));
    } catch (IOException e) {
      failed(e);
      return 0;
    }
  }

  /// Makes sure that entries can be written, where the rules say that they must.
  ///
  /// @throws dev.picode.problem.PiCodeException `audit-unwritable`
  public void require() {
    if (rules.get().required()) {
      try {
        files.writing(() -> {
          files.open(files.current()).close();
          return true;
        });
      } catch (IOException e) {
        failed(e);
      }
    }
  }

  boolean isRequired() {
    return rules.get().required();
  }

  /// A name for a run that no other run has: the time, the process and a number.
  public String newRun() {
    return Long.toString(clock.millis(), Character.MAX_RADIX) + "-"
        + Long.toString(ProcessHandle.current().pid(), Character.MAX_RADIX) + "-"
        + runs.incrementAndGet();
  }

  private void failed(IOException cause) {
    Problem problem = Problem.of("audit-unwritable", ProblemKind.EXTERNAL,
        "the audit log in `" + files.folder() + "` cannot be written: " + cause.getMessage(),
        "`audit.required` says that nothing may happen that is not written down there");
    if (rules.get().required()) {
      throw problem.toException(cause);
    }
    if (!noticed.getAndSet(true)) {
      notices.accept(problem.message());
    }
  }
}
