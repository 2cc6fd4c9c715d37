package dev.picode.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// A process that writes to a store until it is killed or done, and says each number once it is written.
final class StoreWriter {
  private StoreWriter() {}

  static Process start(Path folder, String what, int count) throws IOException {
    return new ProcessBuilder(
        ProcessHandle.current().info().command().orElseThrow(), "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"),
        StoreWriter.class.getName(), folder.toString(), what, String.valueOf(count))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /// `FOLDER STORE[:PREFIX] COUNT`: with a prefix one key a number, else always the same two.
  public static void main(String[] args) {
    String[] what = args[1].split(":", -1);
    KeyValueStore store = new KeyValueStores(Path.of(args[0])).of(what[0]);
    Optional<Object> last = store.get("second");
    long from = last.isPresent() ? (Long) last.get() : 0;
    for (long i = from + 1; i <= from + Long.parseLong(args[2]); i++) {
      if (what.length > 1) {
        store.set(what[1] + i, "x".repeat(2_000));
      } else {
        store.set("first", i);
        store.set("second", i);
      }
      System.out.println(i);
    }
  }
}
