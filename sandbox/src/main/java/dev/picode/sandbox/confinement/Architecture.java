package dev.picode.sandbox.confinement;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A processor whose system call numbers are known here. Immutable.
enum Architecture {
  X86_64(0xC000003E),
  AARCH64(0xC00000B7);

  /// `AUDIT_ARCH_…` of `linux/audit.h`.
  final int audit;

  Architecture(int audit) {
    this.audit = audit;
  }

  /// The one with a name as the property `os.arch` has it, `null` where it is another.
  static @Nullable Architecture of(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "amd64", "x86_64" -> X86_64;
      case "aarch64" -> AARCH64;
      default -> null;
    };
  }

  /// The number of a system call, -1 where this processor does not have it.
  int number(SystemCall call) {
    return this == X86_64 ? call.x86 : call.arm;
  }
}
