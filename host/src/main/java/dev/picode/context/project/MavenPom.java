package dev.picode.context.project;

import dev.picode.context.manifest.Manifests;
import dev.picode.context.manifest.TreePaths;
import dev.picode.context.manifest.XmlElement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A `pom.xml` with what it inherits from those of the tree above it. Confined to one thread.
///
/// Properties are put in as far as the tree defines them; one that it does not define stays as it is written in a
/// name, and makes a version unknown.
final class MavenPom {
  private static final int MAX_PARENTS = 20;
  private static final int MAX_IMPORTS = 200;
  private static final int MAX_PUT_IN = 20;
  private static final int MAX_CHARS = 1000;
  private static final Pattern PROPERTY = Pattern.compile("\\$\\{([^${}]+)}");

  private final String path;
  private final MavenPoms poms;
  private final Manifests manifests;
  private final XmlElement own;
  /// This and the poms above it, the nearest first.
  private final List<XmlElement> chain = new ArrayList<>();
  private final Map<String, String> properties = new HashMap<>();
  private @Nullable Map<String, String> managed;

  MavenPom(String path, MavenPoms poms) {
    this.path = path;
    this.poms = poms;
    manifests = poms.manifests();
    own = manifests.xml(path);
    var seen = new TreeSet<String>();
    String at = path;
    while (at != null && seen.add(at) && seen.size() <= MAX_PARENTS) {
      chain.add(manifests.xml(at));
      at = parent(at);
    }
    if (at != null) {
      manifests.note(path, "its parents come back to themselves or are more than " + MAX_PARENTS);
    }
    for (XmlElement pom : chain.reversed()) {
      for (XmlElement one : pom.child("properties").children()) {
        if (one.text().length() <= MAX_CHARS) {
          properties.put(one.name(), one.text());
        }
      }
    }
    for (String name : List.of("groupId", "artifactId", "version", "packaging")) {
      String value = inherited(name);
      properties.put("project." + name, value);
      properties.put("pom." + name, value);
    }
    XmlElement parent = own.child("parent");
    for (String name : List.of("groupId", "artifactId", "version")) {
      properties.put("project.parent." + name, parent.textOf(name));
    }
  }

  boolean isPom() {
    return own.name().equals("project");
  }

  XmlElement element() {
    return own;
  }

  private @Nullable String parent(String pom) {
    XmlElement parent = manifests.xml(pom).child("parent");
    if (parent.isNone()) {
      return null;
    }
    boolean isSaid = !parent.child("relativePath").isNone();
    String relative = isSaid ? parent.textOf("relativePath") : "../pom.xml";
    String place = relative.isEmpty() ? null : TreePaths.resolve(TreePaths.folder(pom), relative);
    if (place != null && manifests.tree().hasFolder(place)) {
      place = TreePaths.in(place, "pom.xml");
    }
    if (place == null || !manifests.tree().hasFile(place)) {
      return null;
    }
    String artifact = manifests.xml(place).textOf("artifactId");
    return artifact.equals(parent.textOf("artifactId")) ? place : null;
  }

  /// The group and version come from the nearest pom that says them; an element `parent` says them too.
  private String inherited(String name) {
    if (name.equals("artifactId") || name.equals("packaging")) {
      return own.textOf(name);
    }
    for (XmlElement pom : chain) {
      String value = pom.textOf(name).isEmpty()
          ? pom.child("parent").textOf(name)
          : pom.textOf(name);
      if (!value.isEmpty()) {
        return value;
      }
    }
    return "";
  }

  String groupId() {
    return filled(inherited("groupId"));
  }

  String artifactId() {
    return filled(own.textOf("artifactId"));
  }

  String version() {
    return known(inherited("version"));
  }

  /// A text with the properties that the tree knows.
  String filled(String text) {
    String filled = text;
    for (int i = 0; i < MAX_PUT_IN && filled.contains("${"); i++) {
      Matcher matcher = PROPERTY.matcher(filled);
      String next = matcher.replaceAll(found -> Matcher.quoteReplacement(
          properties.getOrDefault(found.group(1), found.group())));
      if (next.equals(filled) || next.length() > MAX_CHARS) {
        return filled;
      }
      filled = next;
    }
    return filled;
  }

  /// The same, empty where something in it stays unknown.
  String known(String text) {
    String filled = filled(text);
    return filled.contains("${") ? "" : filled;
  }

  /// The version of a dependency that says none itself.
  String managedVersion(String name) {
    if (managed == null) {
      managed = new HashMap<>();
      manage(managed, new TreeSet<>());
    }
    return managed.getOrDefault(name, "");
  }

  /// Adds the versions that this pom and those above it manage, and those of each list they import from the tree.
  private void manage(Map<String, String> all, Set<String> seen) {
    if (!seen.add(path) || seen.size() > MAX_IMPORTS) {
      return;
    }
    for (XmlElement pom : chain) {
      XmlElement list = pom.child("dependencyManagement").child("dependencies");
      for (XmlElement one : list.children("dependency")) {
        String name = name(one);
        all.putIfAbsent(name, known(one.textOf("version")));
        MavenPom imported = one.textOf("scope").equals("import") ? poms.named(name) : null;
        if (imported != null) {
          imported.manage(all, seen);
        }
      }
    }
  }

  /// `group:artifact` of this one.
  String name() {
    return groupId() + ":" + artifactId();
  }

  /// `group:artifact` of a dependency.
  String name(XmlElement dependency) {
    return filled(dependency.textOf("groupId")) + ":" + filled(dependency.textOf("artifactId"));
  }
}
