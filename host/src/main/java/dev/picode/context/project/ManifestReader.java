package dev.picode.context.project;

/// Reads the manifests of a build tool. Confined to one thread.
interface ManifestReader {
  /// Whether a file is one of its manifests, by its name alone.
  boolean reads(String path);

  /// Says what a manifest tells.
  void read(String path, Findings findings);
}
