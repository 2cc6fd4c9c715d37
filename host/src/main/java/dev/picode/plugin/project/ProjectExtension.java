package dev.picode.plugin.project;

import dev.picode.plugin.manifest.Manifest;
import dev.picode.plugin.manifest.ManifestReader;
import dev.picode.problem.PiCodeException;
import dev.picode.sandbox.json.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// An extension in a project's `.picode/`, as far as its manifest tells. Immutable.
///
/// @param folder its folder, relative to `.picode/`
/// @param title its id and version, or an empty text where its manifest is wrong
/// @param description what it says of itself
/// @param contributes the names of what it contributes, by kind: `commands`, `hooks`, …
/// @param permissions what it wants, as JSON, by capability; what it leaves out or asks nothing of is not there
/// @param reasons why it wants it, by capability
/// @param problem what is wrong with its manifest, or `null`; it is then left out
public record ProjectExtension(
    String folder,
    String title,
    String description,
    SequencedMap<String, List<String>> contributes,
    SequencedMap<String, String> permissions,
    SequencedMap<String, String> reasons,
    @Nullable String problem) {
  /// Copies.
  public ProjectExtension {
    contributes = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(contributes));
    permissions = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(permissions));
    reasons = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(reasons));
  }

  /// Reads a manifest: whether it is right, and then what it says in its own words.
  static ProjectExtension of(String folder, String manifest) {
    try {
      Manifest read = ManifestReader.read(manifest,
          ".picode/" + folder + "/" + ProjectContents.MANIFEST);
      Map<?, ?> root = map(Json.parse(manifest));
      // What its providers need is asked for without a line in `permissions`.
      Map<?, ?> wanted = read.contributes().providers().isEmpty()
          ? map(root.get("permissions"))
          : read.permissions().members();
      var contributes = new LinkedHashMap<String, List<String>>();
      map(root.get("contributes")).forEach((kind, items) -> contributes.put(String.valueOf(kind),
          names(items)));
      var permissions = new LinkedHashMap<String, String>();
      wanted.forEach((name, scope) -> {
        if (scope != null && !scope.equals(false) && !scope.equals("none")
            && !scope.equals(List.of())) {
          permissions.put(String.valueOf(name), Json.write(scope));
        }
      });
      var reasons = new LinkedHashMap<String, String>();
      map(root.get("reasons")).forEach((name, reason) -> reasons.put(String.valueOf(name),
          String.valueOf(reason)));
      return new ProjectExtension(folder, read.id() + " " + read.version(), read.description(),
          contributes, permissions, reasons, null);
    } catch (PiCodeException e) {
      var none = new LinkedHashMap<String, String>();
      return new ProjectExtension(folder, "", "", new LinkedHashMap<>(), none, none,
          e.problem().message());
    }
  }

  private static Map<?, ?> map(@Nullable Object plain) {
    return plain instanceof Map<?, ?> map ? map : Map.of();
  }

  private static List<String> names(@Nullable Object items) {
    var names = new ArrayList<String>();
    if (items instanceof List<?> list) {
      for (Object item : list) {
        Map<?, ?> members = map(item);
        Object name = members.containsKey("name") ? members.get("name") : members.get("event");
        names.add(name instanceof String text ? text : Json.write(item));
      }
    }
    return names;
  }

  Map<String, @Nullable Object> plain() {
    var plain = new LinkedHashMap<String, @Nullable Object>();
    plain.put("folder", folder);
    if (problem != null) {
      plain.put("problem", problem);
      return plain;
    }
    plain.put("title", title);
    plain.put("description", description);
    plain.put("contributes", contributes);
    plain.put("permissions", permissions);
    plain.put("reasons", reasons);
    return plain;
  }
}
