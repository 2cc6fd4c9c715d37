package dev.picode.plugin.usage;

import java.io.IOException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Counts what extensions use in this process, and takes it to the ledger now and then. Safe for many
/// threads. What cannot be written is dropped: nobody is kept from their work for it.
public final class UsageMeter implements AutoCloseable {
  /// After so many calls what was counted is taken to the ledger.
  private static final int FLUSH_CALLS = 200;

  private final @Nullable UsageLedger ledger;
  private final InstantSource clock;
  private final Map<String, Used> counted = new LinkedHashMap<>();
  private int calls;

  /// A meter.
  ///
  /// @param ledger where it is kept, `null` to keep nothing
  public UsageMeter(@Nullable UsageLedger ledger, InstantSource clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  /// A meter that keeps nothing.
  public static UsageMeter none() {
    return new UsageMeter(null, InstantSource.system());
  }

  /// A handler was called.
  ///
  /// @param id the extension's id
  /// @param failed whether it ended in a problem
  /// @param nanos how long it took
  /// @param hostCalls how often it called the host
  /// @param denials how many of those calls a missing capability refused
  /// @param allocated how much memory it allocated, in bytes, as far as that was measured
  public void called(String id, boolean failed, long nanos, long hostCalls, long denials,
      long allocated) {
    if (add(id, new Used(1, failed ? 1 : 0, Math.max(0, nanos), hostCalls, denials,
        Math.max(0, allocated), 0, clock.millis()))) {
      close();
    }
  }

  /// An extension brought down its worker.
  public void struck(String id) {
    var _ = add(id, new Used(0, 0, 0, 0, 0, 0, 1, clock.millis()));
  }

  /// @return whether it is time to write
  private synchronized boolean add(String id, Used used) {
    if (ledger == null) {
      return false;
    }
    counted.merge(id, used, Used::plus);
    return ++calls >= FLUSH_CALLS;
  }

  /// Takes what was counted to the ledger. The meter goes on counting.
  @Override
  public void close() {
    UsageLedger kept = ledger;
    Map<String, Used> all;
    synchronized (this) {
      all = new LinkedHashMap<>(counted);
      counted.clear();
      calls = 0;
    }
    if (kept != null) {
      try {
        kept.add(all);
      } catch (IOException _) {
        // It is only about how much was used.
      }
    }
  }
}
