package dev.picode.plugin;

import dev.picode.sandbox.capability.Grants;
import dev.picode.sandbox.capability.Permission;
import java.nio.file.Path;

/// A whole process that records grants.
final class GrantStoreWriter {
  static final Grants GRANT = Permission.READ.parse("**");

  private GrantStoreWriter() {}

  static Extension.Identity identity(String id, int number) {
    return new Extension.Identity(id, String.valueOf(number), "sha256:0");
  }

  /// Records so many grants for an id in a file.
  public static void main(String[] arguments) {
    var store = new GrantStore(Path.of(arguments[0]), notice -> {
      throw new AssertionError(notice);
    });
    for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
      store.record(identity(arguments[1], i), GRANT);
    }
  }
}
