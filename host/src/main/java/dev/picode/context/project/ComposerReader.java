package dev.picode.context.project;

import dev.picode.context.manifest.Manifests;
import dev.picode.context.manifest.Plain;
import dev.picode.context.manifest.TreePaths;
import dev.picode.context.project.DeclaredDependency.Scope;
import java.util.List;
import java.util.Map;

/// Reads `composer.json`. Confined to one thread. `php` and `ext-json` are the platform, not packages: those all have
/// a slash.
final class ComposerReader implements ManifestReader {
  private final Manifests manifests;

  ComposerReader(Manifests manifests) {
    this.manifests = manifests;
  }

  @Override
  public boolean reads(String path) {
    return TreePaths.name(path).equals("composer.json");
  }

  @Override
  public void read(String path, Findings findings) {
    Map<String, Object> composer = manifests.json(path);
    if (composer.isEmpty()) {
      return;
    }
    findings.module(path, "Composer", Plain.text(composer, "name"),
        Plain.text(composer, "version"));
    findings.declares(path, "Composer");
    dependencies(path, Plain.map(composer, "require"), Scope.MAIN, findings);
    dependencies(path, Plain.map(composer, "require-dev"), Scope.DEVELOPMENT, findings);
    for (String standard : List.of("psr-4", "psr-0")) {
      Plain.map(composer, "autoload", standard)
          .values()
          .forEach(places -> Plain.texts(places)
              .forEach(folder -> findings.sources(path, folder)));
      Plain.map(composer, "autoload-dev", standard)
          .values()
          .forEach(places -> Plain.texts(places)
              .forEach(folder -> findings.tests(path, folder)));
    }
    Plain.texts(Plain.map(composer, "autoload").get("exclude-from-classmap"))
        .forEach(pattern -> findings.rule(path, pattern, false));
    for (String place : Plain.texts(composer.get("bin"))) {
      String file = TreePaths.resolve(TreePaths.folder(path), place);
      findings.entry(file != null && manifests.tree().hasFile(file) ? file : "",
          EntryPoint.Kind.COMMAND, TreePaths.stem(place), path);
    }
    for (Object repository : Plain.list(composer.get("repositories"))) {
      Map<String, Object> details = Plain.map(repository);
      if (Plain.text(details, "type").equals("path")) {
        findings.members(path, List.of(Plain.text(details, "url")), "composer.json");
      }
    }
  }

  private static void dependencies(
      String path, Map<String, Object> table, Scope scope, Findings findings) {
    table.forEach((name, version) -> {
      if (name.indexOf('/') > 0) {
        findings.dependency(path, name, Plain.text(version), scope);
      }
    });
  }
}
