package dev.picode.audit;

import dev.picode.sandbox.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Audit logs of the tests. Stateless.
final class Logs {
  static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-22T10:00:00.5Z"));

  private Logs() {}

  static AuditLog open(Path folder) {
    return open(folder, AuditRules.DEFAULT);
  }

  static AuditLog open(Path folder, AuditRules rules) {
    return new AuditLog(folder, () -> rules, CLOCK, UnaryOperator.identity(), notice -> {
      throw new AssertionError(notice);
    });
  }

  static AuditEntry entry(String act) {
    return new AuditEntry(AuditKind.ACT, "run-1", "acme.todo", "1.0.0", act, "done", Map.of());
  }

  static Path fill(Path folder, int entries) {
    AuditLog log = open(folder);
    for (int i = 1; i <= entries; i++) {
      log.append(entry("act " + i));
    }
    return folder.resolve("audit.jsonl");
  }

  static AuditChain verify(Path folder) {
    return new AuditReader(folder).verify();
  }

  static List<String> acts(Path folder) {
    return new AuditReader(folder).last(1_000, _ -> true)
        .stream()
        .map(entry -> entry.text("act"))
        .toList();
  }

  static List<Map<String, @Nullable Object>> lines(Path file) throws IOException {
    var lines = new ArrayList<Map<String, @Nullable Object>>();
    for (String line : Files.readAllLines(file)) {
      var members = new LinkedHashMap<String, @Nullable Object>();
      if (Json.parse(line) instanceof Map<?, ?> map) {
        map.forEach((name, value) -> members.put(String.valueOf(name), value));
      }
      lines.add(members);
    }
    return lines;
  }
}
