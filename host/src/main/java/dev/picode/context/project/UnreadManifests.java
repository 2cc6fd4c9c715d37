package dev.picode.context.project;

import dev.picode.context.manifest.Manifests;
import dev.picode.context.manifest.TreePaths;
import java.util.Map;

/// Names the manifests that declare dependencies in a form that is not read here. Confined to one thread.
final class UnreadManifests implements ManifestReader {
  private static final Map<String, String> TOOLS = Map.ofEntries(Map.entry("build.sbt", "sbt"),
      Map.entry("project.clj", "Leiningen"), Map.entry("deps.edn", "Clojure CLI"),
      Map.entry("deno.json", "Deno"), Map.entry("deno.jsonc", "Deno"),
      Map.entry("Package.swift", "SwiftPM"), Map.entry("mix.exs", "Mix"),
      Map.entry("rebar.config", "Rebar"), Map.entry("pubspec.yaml", "pub"),
      Map.entry("shard.yml", "Shards"));

  private final Manifests manifests;

  UnreadManifests(Manifests manifests) {
    this.manifests = manifests;
  }

  @Override
  public boolean reads(String path) {
    String name = TreePaths.name(path);
    return TOOLS.containsKey(name) || name.endsWith(".cabal");
  }

  @Override
  public void read(String path, Findings findings) {
    String tool = TOOLS.getOrDefault(TreePaths.name(path), "Cabal");
    findings.declares(path, tool.equals("pub") ? ProjectKinds.pubTool(manifests, path) : tool);
    findings.incomplete(path);
  }
}
