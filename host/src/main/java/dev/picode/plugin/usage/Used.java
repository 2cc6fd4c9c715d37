package dev.picode.plugin.usage;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an extension used, in sums. Immutable.
///
/// @param calls how often a handler of it was called
/// @param failures how many of those calls ended in a problem
/// @param nanos how long they took in all, by the clock on the wall
/// @param hostCalls how often it called the host
/// @param denials how many of those calls a missing capability refused
/// @param allocated how much memory they allocated in workers, in bytes, garbage included
/// @param strikes how often it brought down its worker
/// @param last when it was last used, in milliseconds since 1970
public record Used(long calls, long failures, long nanos, long hostCalls, long denials,
    long allocated, long strikes, long last) {
  /// Nothing.
  public static final Used NOTHING = new Used(0, 0, 0, 0, 0, 0, 0, 0);

  /// Refuses what no sum can be.
  public Used {
    if (calls < 0 || failures < 0 || nanos < 0 || hostCalls < 0 || denials < 0
        || allocated < 0 || strikes < 0) {
      throw new IllegalArgumentException("a sum is below zero");
    }
  }

  /// These and those.
  public Used plus(Used more) {
    return new Used(calls + more.calls, failures + more.failures, nanos + more.nanos,
        hostCalls + more.hostCalls, denials + more.denials, allocated + more.allocated,
        strikes + more.strikes, Math.max(last, more.last));
  }

  /// It as a plain value.
  Map<String, Object> plain() {
    var plain = new LinkedHashMap<String, Object>();
    plain.put("calls", calls);
    plain.put("failures", failures);
    plain.put("nanos", nanos);
    plain.put("hostCalls", hostCalls);
    plain.put("denials", denials);
    plain.put("allocated", allocated);
    plain.put("strikes", strikes);
    plain.put("last", last);
    return plain;
  }

  /// What a plain value says, `null` where it is none of ours.
  static @Nullable Used of(Map<?, ?> plain) {
    try {
      return new Used(number(plain, "calls"), number(plain, "failures"), number(plain, "nanos"),
          number(plain, "hostCalls"), number(plain, "denials"), number(plain, "allocated"),
          number(plain, "strikes"), number(plain, "last"));
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  private static long number(Map<?, ?> plain, String name) {
    if (plain.get(name) instanceof Long number) {
      return number;
    }
    throw new IllegalArgumentException("`" + name + "` is no whole number");
  }
}
