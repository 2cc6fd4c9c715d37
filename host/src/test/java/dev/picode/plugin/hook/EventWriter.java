package dev.picode.plugin.hook;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// A process that keeps events, all of which it says were fired at the same moment.
final class EventWriter {
  private EventWriter() {}

  /// `FOLDER COUNT`.
  public static void main(String[] args) {
    var records = new EventRecords(Path.of(args[0]), Path.of("work"),
        InstantSource.fixed(Instant.EPOCH), text -> text);
    for (int i = 0; i < Integer.parseInt(args[1]); i++) {
      records.fired("team.deploy", Map.of("n", (long) i),
          new HookOutcome.Passed(Map.of(), false, List.of()));
    }
  }
}
