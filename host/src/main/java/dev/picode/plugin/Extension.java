package dev.picode.plugin;

import dev.picode.plugin.manifest.Manifest;
import dev.picode.sandbox.capability.Grants;
import dev.picode.sandbox.protocol.Bundle;
import java.util.Locale;
import java.util.function.Supplier;

/// An extension that can be used: what it says of itself, where it comes from, and its files.
/// Immutable; its files are read when they are first asked for.
///
/// @param manifest its manifest
/// @param origin which layer it is in
/// @param from where it lies, as a person would name it
/// @param files its files
public record Extension(Manifest manifest, Origin origin, String from, Supplier<Files> files) {

  /// The layers, the first of which keeps a name that is claimed twice. Decides where a script runs.
  public enum Origin {
    /// It ships with PiCode: it may run in the host's process.
    BUILTIN,
    /// The person installed or wrote it in their own folder. Runs in a worker, as all that follow.
    USER,
    /// It is in the `.picode/` of a project that a person trusts.
    PROJECT,
    /// It is a folder that somebody named.
    FOLDER
  }

  /// What is in an extension, read once: what runs is what was hashed. Immutable.
  ///
  /// @param hash a hash of all its files
  /// @param accepted what it may do before anybody is asked or remembered to have answered
  /// @param bundle the files its script can import
  public record Files(String hash, Grants accepted, Bundle bundle) {}

  /// Its id.
  public String id() {
    return manifest.id();
  }

  /// A hash of all its files.
  public String hash() {
    return files.get().hash();
  }

  /// What it may do before anybody is asked or remembered to have answered.
  public Grants grants() {
    return files.get().accepted();
  }

  /// What its script can import.
  public Bundle bundle() {
    return files.get().bundle();
  }

  /// What tells it from every other extension, in whatever state it is.
  public String key() {
    return origin.name().toLowerCase(Locale.ROOT) + ":" + id();
  }

  /// What a grant to it is bound to.
  public Identity identity() {
    return new Identity(manifest.id(), manifest.version(), hash());
  }

  /// One state of one extension: with any other byte it is another. Immutable.
  ///
  /// @param id its id
  /// @param version its version
  /// @param hash a hash of all its files
  public record Identity(String id, String version, String hash) {}
}
