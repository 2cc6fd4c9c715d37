package dev.picode.cli.extension;

import dev.picode.cli.trust.TrustText;
import dev.picode.plugin.Extension;
import dev.picode.plugin.install.PackageCandidate;
import dev.picode.plugin.install.PermissionChange;
import dev.picode.plugin.lock.FileChanges;
import dev.picode.plugin.lock.LockEntry;
import dev.picode.plugin.lock.Provenance;
import dev.picode.plugin.manifest.CommandContribution;
import dev.picode.plugin.manifest.Contributions;
import dev.picode.plugin.manifest.HookContribution;
import dev.picode.plugin.manifest.Manifest;
import dev.picode.plugin.manifest.ProviderContribution;
import dev.picode.plugin.manifest.ToolContribution;
import dev.picode.problem.Problem;
import dev.picode.sandbox.capability.Permission;
import dev.picode.sandbox.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// How an extension is told to a person who is to judge it. Stateless. What comes from its author stays on its own
/// line, so that it cannot look like a line of PiCode's.
final class ExtText {
  private static final int MAX_DIFF = 100;

  private ExtText() {}

  /// What a candidate is, contributes and wants.
  static String of(PackageCandidate candidate) {
    var out = new StringBuilder(manifest(candidate.extension().manifest()));
    for (Problem wrong : candidate.wrong()) {
      TrustText.row(out, "left out", wrong.message());
    }
    provenance(out, candidate.provenance());
    long bytes = candidate.contents().values().stream().mapToLong(content -> content.length).sum();
    TrustText.row(out, "content", String.format(Locale.ROOT, "%d file%s, %,d bytes, %s",
        candidate.contents().size(), candidate.contents().size() == 1 ? "" : "s", bytes,
        candidate.extension().hash()));
    return out.toString();
  }

  /// What a manifest says.
  static String manifest(Manifest manifest) {
    var out = new StringBuilder("the extension ").append(TrustText.one(manifest.id()));
    out.append(' ').append(TrustText.one(manifest.version())).append('\n');
    TrustText.row(out, "says", manifest.description());
    contributes(manifest.contributes())
        .forEach((kind, names) -> TrustText.row(out, kind, String.join(", ", names)));
    Map<String, Object> wanted = manifest.permissions().members();
    if (wanted.isEmpty()) {
      TrustText.row(out, "wants", "nothing");
    }
    wanted.forEach((name, scope) -> {
      String reason = Permission.of(name).map(manifest.reasons()::get).orElse(null);
      TrustText.row(out, "wants " + name, Json.write(scope) + (reason == null
          ? ""
          : ", " + reason));
    });
    return out.toString();
  }

  /// Where it came from.
  static void provenance(StringBuilder out, Provenance from) {
    TrustText.row(out, "comes from", from.source().isEmpty() ? "nobody knows" : from.source());
    if (!from.resolved().isEmpty()) {
      TrustText.row(out, "that is", from.resolved());
    }
    if (!from.commit().isEmpty()) {
      TrustText.row(out, "commit", from.commit());
    }
    if (!from.integrity().isEmpty()) {
      TrustText.row(out, "integrity", from.integrity());
    }
  }

  /// What is different from what is installed.
  static String difference(LockEntry before, PackageCandidate after) {
    var out = new StringBuilder("instead of ").append(TrustText.one(before.version()));
    out.append(", which is installed\n");
    PermissionChange permissions = permissions(before, after);
    permissions.widened().forEach(scope -> TrustText.row(out, "may also", scope));
    permissions.narrowed().forEach(scope -> TrustText.row(out, "no longer", scope));
    if (permissions.widened().isEmpty() && permissions.narrowed().isEmpty()) {
      TrustText.row(out, "permissions", "the same");
    }
    files(out, files(before, after));
    return out.toString();
  }

  /// Files that are different, a line each.
  static void files(StringBuilder out, FileChanges changes) {
    int[] left = {MAX_DIFF};
    section(out, "changed", changes.changed(), left);
    section(out, "added", changes.added(), left);
    section(out, "removed", changes.removed(), left);
    if (left[0] < 0) {
      TrustText.row(out, "and", -left[0] + " more");
    }
  }

  private static void section(StringBuilder out, String name, List<String> paths, int[] left) {
    for (String path : paths) {
      if (--left[0] >= 0) {
        TrustText.row(out, name, path);
      }
    }
  }

  static PermissionChange permissions(LockEntry before, PackageCandidate after) {
    return PermissionChange.between(before.permissions(),
        after.extension().manifest().permissions());
  }

  static FileChanges files(LockEntry before, PackageCandidate after) {
    return FileChanges.between(before.files(), after.entry().files());
  }

  /// What is contributed, names by kind; no kind without names.
  static SequencedMap<String, List<String>> contributes(Contributions contributes) {
    var kinds = new LinkedHashMap<String, List<String>>();
    kinds.put("commands",
        contributes.commands().stream().map(CommandContribution::name).toList());
    kinds.put("hooks", contributes.hooks().stream().map(HookContribution::key).toList());
    kinds.put("tools", contributes.tools().stream().map(ToolContribution::name).toList());
    kinds.put("providers",
        contributes.providers().stream().map(ProviderContribution::name).toList());
    kinds.values().removeIf(List::isEmpty);
    return kinds;
  }

  /// A candidate as a plain value.
  static Map<String, @Nullable Object> plain(PackageCandidate candidate) {
    Map<String, @Nullable Object> plain = plain(candidate.extension().manifest());
    plain.putAll(plain(candidate.provenance()));
    plain.put("hash", candidate.extension().hash());
    plain.put("files", List.copyOf(candidate.contents().keySet()));
    plain.put("problems", candidate.wrong().stream().map(Problem::message).toList());
    return plain;
  }

  /// A manifest as a plain value.
  static Map<String, @Nullable Object> plain(Manifest manifest) {
    var reasons = new LinkedHashMap<String, @Nullable Object>();
    for (Permission permission : Permission.values()) {
      if (manifest.reasons().containsKey(permission)) {
        reasons.put(permission.key(), manifest.reasons().get(permission));
      }
    }
    var plain = new LinkedHashMap<String, @Nullable Object>();
    plain.put("id", manifest.id());
    plain.put("version", manifest.version());
    plain.put("description", manifest.description());
    plain.put("language", manifest.language().id());
    plain.put("contributes", contributes(manifest.contributes()));
    plain.put("permissions", manifest.permissions().members());
    plain.put("reasons", reasons);
    return plain;
  }

  /// Where something came from, as a plain value.
  static Map<String, @Nullable Object> plain(Provenance from) {
    var plain = new LinkedHashMap<String, @Nullable Object>();
    plain.put("source", from.source().isEmpty() ? null : from.source());
    plain.put("resolved", from.resolved().isEmpty() ? null : from.resolved());
    plain.put("commit", from.commit().isEmpty() ? null : from.commit());
    plain.put("integrity", from.integrity().isEmpty() ? null : from.integrity());
    return plain;
  }

  /// The layer of an extension, in a word.
  static String layer(Extension extension) {
    return extension.origin().name().toLowerCase(Locale.ROOT);
  }
}
