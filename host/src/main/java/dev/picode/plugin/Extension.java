package dev.picode.plugin;

import dev.picode.plugin.manifest.Manifest;
import dev.picode.sandbox.capability.Grants;
import dev.picode.sandbox.protocol.Bundle;
import java.util.function.Supplier;

/// An extension that is installed: what it says of itself, what it was granted, and its files.
/// Immutable.
///
/// @param manifest its manifest
/// @param grants what it may do
/// @param files the files its script can import, read when the script is first needed
public record Extension(Manifest manifest, Grants grants, Supplier<Bundle> files) {
  /// Its id.
  public String id() {
    return manifest.id();
  }
}
