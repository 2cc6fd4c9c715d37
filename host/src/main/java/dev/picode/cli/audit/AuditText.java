package dev.picode.cli.audit;

import dev.picode.audit.AuditRecord;
import dev.picode.sandbox.json.Json;
import dev.picode.terminal.Sanitizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How entries of the audit log are told to a person. Stateless. What comes from an entry is on one line.
final class AuditText {
  /// Members that stand elsewhere in what is told.
  private static final Set<String> TOLD = Set.of("time", "run", "extension", "version", "kind",
      "act", "outcome", "id", "prev", "hash");

  private AuditText() {}

  /// An entry on a line: its number, time, who, what, and how it ended.
  static String line(AuditRecord entry) {
    return String.format(Locale.ROOT, "%5s  %s  %-8s  %-8s  %s%s", "#" + entry.id(), time(entry),
        one(entry.text("kind")), one(entry.text("outcome")), who(entry, ": "),
        one(entry.text("act")));
  }

  /// An entry explained, with the other entries of its run.
  static String explained(AuditRecord entry, List<AuditRecord> run) {
    var out = new StringBuilder();
    out.append('#')
        .append(entry.id())
        .append("  ")
        .append(who(entry, ": "))
        .append(one(entry.text("act")))
        .append('\n');
    row(out, "when", time(entry));
    row(out, "kind", one(entry.text("kind")));
    row(out, "outcome", one(entry.text("outcome")));
    entry.members().forEach((name, value) -> {
      if (!TOLD.contains(name)) {
        row(out, one(name), value(value));
      }
    });
    if (run.size() > 1) {
      out.append("\nThe same run\n");
      for (AuditRecord other : run) {
        out.append(line(other)).append('\n');
      }
    }
    return out.toString();
  }

  private static void row(StringBuilder out, String name, String value) {
    out.append("  ").append(name).append(" ".repeat(Math.max(1, 12 - name.length())));
    out.append(value).append('\n');
  }

  private static String time(AuditRecord entry) {
    return one(entry.text("time")).replaceFirst("\\.\\d+Z$", "Z");
  }

  private static String who(AuditRecord entry, String end) {
    String extension = one(entry.text("extension"));
    String version = one(entry.text("version"));
    return extension.isEmpty()
        ? ""
        : extension + (version.isEmpty() ? "" : " " + version) + end;
  }

  private static String value(@Nullable Object value) {
    return one(value instanceof String text ? text : Json.write(value));
  }

  private static String one(String text) {
    return Sanitizer.line(text);
  }

  /// The members of entries, as they are written.
  static List<Map<String, @Nullable Object>> plain(List<AuditRecord> entries) {
    return entries.stream().map(AuditRecord::members).toList();
  }
}
