package dev.picode.context.project;

import dev.picode.context.manifest.Manifests;
import dev.picode.context.manifest.TreePaths;
import dev.picode.context.manifest.XmlElement;
import dev.picode.context.project.DeclaredDependency.Scope;
import java.util.ArrayList;
import java.util.List;

/// Reads `pom.xml`: modules, also of profiles, dependencies with the versions that the tree manages, main classes.
/// Confined to one thread.
final class MavenReader implements ManifestReader {
  private static final int MAX_DEPTH = 8;

  private final Manifests manifests;
  private final MavenPoms poms;

  MavenReader(Manifests manifests) {
    this.manifests = manifests;
    poms = new MavenPoms(manifests);
  }

  @Override
  public boolean reads(String path) {
    return TreePaths.name(path).equals("pom.xml");
  }

  @Override
  public void read(String path, Findings findings) {
    MavenPom pom = poms.at(path);
    if (!pom.isPom()) {
      return;
    }
    findings.module(path, "Maven", pom.name(), pom.version());
    findings.declares(path, "Maven");
    List<XmlElement> parts = new ArrayList<>(List.of(pom.element()));
    parts.addAll(pom.element().child("profiles").children("profile"));
    for (XmlElement part : parts) {
      modules(path, part, pom, findings);
      part.child("dependencies")
          .children("dependency")
          .forEach(one -> dependency(path, one, pom, findings));
      mains(path, part, pom, 0, findings);
    }
    XmlElement build = pom.element().child("build");
    findings.tests(path, folder(build.textOf("testSourceDirectory"), "src/test/java", pom));
    findings.sources(path, folder(build.textOf("sourceDirectory"), "src/main/java", pom));
  }

  private void modules(String path, XmlElement part, MavenPom pom, Findings findings) {
    List<XmlElement> listed = new ArrayList<>(part.child("modules").children("module"));
    listed.addAll(part.child("subprojects").children("subproject"));
    for (XmlElement module : listed) {
      String place = TreePaths.resolve(TreePaths.folder(path), pom.filled(module.text()));
      if (place == null) {
        findings.manifests()
            .note(path, "its module `" + module.text() + "` is outside of the tree");
        continue;
      }
      String folder = place.endsWith(".xml") ? TreePaths.folder(place) : place;
      if (manifests.tree().hasFile(TreePaths.in(folder, "pom.xml"))) {
        findings.member(path, folder);
      } else {
        findings.manifests().note(path, "its module `" + module.text() + "` is not there");
      }
    }
  }

  private void dependency(String path, XmlElement one, MavenPom pom, Findings findings) {
    String name = pom.name(one);
    String said = one.textOf("version");
    String version = said.isEmpty() ? pom.managedVersion(name) : pom.known(said);
    Scope scope = switch (one.textOf("scope")) {
      case "test" -> Scope.DEVELOPMENT;
      default -> one.textOf("optional").equals("true") ? Scope.OPTIONAL : Scope.MAIN;
    };
    findings.dependency(path, new DeclaredDependency(name, version, scope, poms.folder(name)));
  }

  /// Classes that a plug-in starts or writes into a manifest: `mainClass` anywhere in the plug-ins.
  private void mains(String path, XmlElement element, MavenPom pom, int depth, Findings findings) {
    for (XmlElement child : element.children()) {
      if (child.name().equals("mainClass") || child.name().equals("main-class")) {
        String type = pom.known(child.text());
        if (!type.isEmpty()) {
          findings.entry(JvmClasses.file(type, path, findings.tree()), EntryPoint.Kind.MAIN, type,
              path);
        }
      } else if (depth < MAX_DEPTH && !child.name().equals("dependencies")) {
        mains(path, child, pom, depth + 1, findings);
      }
    }
  }

  private static String folder(String said, String otherwise, MavenPom pom) {
    String bare = said.replace("${project.basedir}/", "").replace("${basedir}/", "");
    return bare.isEmpty() ? otherwise : pom.filled(bare);
  }
}
