package dev.picode.cli.trust;

import dev.picode.plugin.project.ProjectContents;
import dev.picode.plugin.project.ProjectExtension;
import dev.picode.terminal.Sanitizer;
import dev.picode.trust.Closure;
import dev.picode.trust.ClosureDiff;
import dev.picode.trust.ClosureFile;
import dev.picode.trust.TrustEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How a project's `.picode/` is told to a person who is to judge it. Stateless. What comes from the project
/// stays on its own line, so that it cannot look like a line of PiCode's.
public final class TrustText {
  private static final int MAX_DIFF = 100;

  private TrustText() {}

  /// What it holds, contributes and wants, and what is different from what was trusted before.
  static String of(String folder, Closure closure, ProjectContents contents,
      Optional<TrustEntry> before) {
    var out = new StringBuilder();
    out.append("`").append(one(folder)).append("` holds\n");
    for (ProjectExtension extension : contents.extensions()) {
      extension(out, extension);
    }
    section(out, "scripts without a manifest", contents.singleFiles());
    section(out, "settings (they can only tighten)", contents.settings()
        .stream()
        .filter(line -> !line.startsWith("hooks."))
        .toList());
    section(out, "programs it runs as hooks, with your rights", contents.settings()
        .stream()
        .filter(line -> line.startsWith("hooks."))
        .toList());
    if (contents.settingsProblem() != null) {
      row(out, "config.toml", "is wrong: " + contents.settingsProblem());
    }
    out.append(String.format(Locale.ROOT, "  %d file%s, %,d bytes, sha256 %s%n",
        closure.files().size(), closure.files().size() == 1 ? "" : "s", closure.totalBytes(),
        closure.hash()));
    before.ifPresent(entry -> difference(out, entry, closure));
    return out.toString();
  }

  private static void extension(StringBuilder out, ProjectExtension extension) {
    if (extension.problem() != null) {
      out.append("  an extension in ").append(one(extension.folder())).append(", left out: ");
      out.append(one(extension.problem())).append('\n');
      return;
    }
    out.append("  the extension ").append(one(extension.title()));
    out.append(" in ").append(one(extension.folder())).append('\n');
    row(out, "says", extension.description());
    extension.contributes()
        .forEach((kind, names) -> row(out, kind, names.isEmpty()
            ? "none"
            : String.join(", ", names)));
    if (extension.permissions().isEmpty()) {
      row(out, "wants", "nothing");
    }
    extension.permissions()
        .forEach((capability, scope) -> row(out, "wants " + capability, scope
            + (extension.reasons().containsKey(capability)
                ? ", " + extension.reasons().get(capability)
                : "")));
  }

  private static void difference(StringBuilder out, TrustEntry before, Closure closure) {
    ClosureDiff diff = before.diff(closure);
    if (diff.isEmpty()) {
      out.append("  trusted since ").append(before.time()).append('\n');
      return;
    }
    out.append("  since you trusted it at ").append(before.time()).append('\n');
    var lines = new ArrayList<String>();
    diff.changed().forEach(path -> lines.add("changed  " + path));
    diff.added().forEach(path -> lines.add("added    " + path));
    diff.removed().forEach(path -> lines.add("removed  " + path));
    for (String line : lines.subList(0, Math.min(lines.size(), MAX_DIFF))) {
      out.append("    ").append(one(line)).append('\n');
    }
    if (lines.size() > MAX_DIFF) {
      out.append("    and ").append(lines.size() - MAX_DIFF).append(" more\n");
    }
  }

  private static void section(StringBuilder out, String title, List<String> lines) {
    if (!lines.isEmpty()) {
      out.append("  ").append(title).append('\n');
      lines.forEach(line -> out.append("    ").append(one(line)).append('\n'));
    }
  }

  /// Adds a line with a name and what is said of it.
  public static void row(StringBuilder out, String name, String value) {
    String shown = one(name);
    out.append("    ").append(shown).append(" ".repeat(Math.max(1, 14 - shown.length())));
    out.append(one(value)).append('\n');
  }

  /// A text on one line, without what a terminal would act on.
  public static String one(String text) {
    return Sanitizer.line(text);
  }

  /// All of this as a plain value.
  static Map<String, @Nullable Object> plain(String folder, String state, Closure closure,
      ProjectContents contents, Optional<TrustEntry> before) {
    var files = new ArrayList<@Nullable Object>();
    for (ClosureFile file : closure.files().values()) {
      var members = new LinkedHashMap<String, @Nullable Object>();
      members.put("path", file.path());
      members.put("bytes", file.bytes());
      members.put("executable", file.executable());
      members.put("sha256", file.sha256());
      files.add(members);
    }
    var plain = new LinkedHashMap<String, @Nullable Object>();
    plain.put("folder", folder);
    plain.put("state", state);
    plain.put("hash", closure.hash());
    plain.put("files", files);
    plain.putAll(contents.plain());
    before.ifPresent(entry -> {
      ClosureDiff diff = entry.diff(closure);
      var trusted = new LinkedHashMap<String, @Nullable Object>();
      trusted.put("hash", entry.hash());
      trusted.put("time", entry.time().toString());
      trusted.put("picode", entry.picode());
      plain.put("before", trusted);
      plain.put("changed", diff.changed());
      plain.put("added", diff.added());
      plain.put("removed", diff.removed());
    });
    return plain;
  }
}
