package dev.picode.context.project;

import dev.picode.context.manifest.Manifests;
import dev.picode.context.manifest.Plain;
import dev.picode.context.manifest.TreePaths;
import dev.picode.context.project.DeclaredDependency.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The version catalogue that a Gradle build falls under. Confined to one thread.
final class GradleCatalog {
  private final Map<String, Object> catalog;

  GradleCatalog(Manifests manifests, String folder) {
    Map<String, Object> found = Map.of();
    for (String above : TreePaths.upwards(folder)) {
      String path = TreePaths.in(above, "gradle/libs.versions.toml");
      if (manifests.tree().hasFile(path)) {
        found = manifests.toml(path);
        break;
      }
    }
    catalog = found;
  }

  /// What an accessor stands for: `libs.junit.jupiter`, `libs.bundles.testing`. Nothing where the catalogue has no such
  /// thing.
  List<DeclaredDependency> dependencies(String accessor, Scope scope) {
    String alias = accessor.substring("libs.".length());
    List<DeclaredDependency> found = new ArrayList<>();
    if (alias.startsWith("bundles.")) {
      String name = normal(alias.substring("bundles.".length()));
      Plain.map(catalog, "bundles").forEach((bundle, members) -> {
        if (normal(bundle).equals(name)) {
          Plain.texts(members).forEach(member -> add(normal(member), scope, found));
        }
      });
    } else {
      add(normal(alias), scope, found);
    }
    return found;
  }

  private void add(String alias, Scope scope, List<DeclaredDependency> found) {
    Plain.map(catalog, "libraries").forEach((name, library) -> {
      if (!normal(name).equals(alias)) {
        return;
      }
      if (library instanceof String text) {
        String[] parts = text.split(":", -1);
        if (parts.length >= 2) {
          found.add(DeclaredDependency.of(parts[0] + ":" + parts[1],
              parts.length > 2 ? parts[2] : "", scope));
        }
        return;
      }
      Map<String, Object> table = Plain.map(library);
      String module = Plain.text(table, "module");
      String whole = module.isEmpty()
          ? Plain.text(table, "group") + ":" + Plain.text(table, "name")
          : module;
      found.add(DeclaredDependency.of(whole, version(table.getOrDefault("version", "")), scope));
    });
  }

  private String version(Object said) {
    if (said instanceof String text) {
      return text;
    }
    Map<String, Object> table = Plain.map(said);
    String reference = Plain.text(table, "ref");
    if (!reference.isEmpty()) {
      return version(Plain.map(catalog, "versions").getOrDefault(reference, ""), table);
    }
    return rich(table);
  }

  private static String version(Object found, Map<String, Object> otherwise) {
    return found instanceof String text && !text.isEmpty()
        ? text
        : rich(found instanceof Map<?, ?> ? Plain.map(found) : otherwise);
  }

  private static String rich(Map<String, Object> table) {
    for (String name : List.of("strictly", "require", "prefer")) {
      String text = Plain.text(table, name);
      if (!text.isEmpty()) {
        return text;
      }
    }
    return "";
  }

  private static String normal(String alias) {
    return alias.replace('-', '.').replace('_', '.');
  }
}
