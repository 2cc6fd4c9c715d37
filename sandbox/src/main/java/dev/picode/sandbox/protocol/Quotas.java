package dev.picode.sandbox.protocol;

/// How much one context may use of what the host holds for it. Immutable.
///
/// @param valueChars the longest JSON text, in UTF-16 units, that may cross in one message
/// @param logChars how much text a run may log before the rest is dropped
/// @param pendingCalls how many host calls may be unanswered at once
/// @param timers how many timers may wait at once
/// @param allocatedMegabytes how much memory, in MiB, the script may ask for while it works for one run
///     after the other without a rest, garbage included: generous, because garbage is no harm
public record Quotas(
    int valueChars, int logChars, int pendingCalls, int timers, int allocatedMegabytes) {
  /// What a context gets where nothing else is said.
  public static final Quotas DEFAULT = new Quotas(16 << 20, 1 << 20, 256, 10_000, 256 << 10);

  /// Checks.
  public Quotas {
    if (valueChars < 1 || logChars < 0 || pendingCalls < 1 || timers < 0
        || allocatedMegabytes < 1) {
      throw new IllegalArgumentException("a quota is out of range");
    }
  }
}
