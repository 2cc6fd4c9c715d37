package dev.picode.plugin;

import dev.picode.plugin.manifest.Manifest;
import dev.picode.sandbox.capability.Grants;
import dev.picode.sandbox.protocol.Bundle;
import java.util.function.Supplier;

/// An extension that can be used: what it says of itself, where it comes from, and its files.
/// Immutable.
///
/// @param manifest its manifest
/// @param origin who vouches for it
/// @param from where it lies, as a person would name it
/// @param hash a hash of all its files
/// @param files the files its script can import, read when the script is first needed
public record Extension(
    Manifest manifest,
    Origin origin,
    String from,
    String hash,
    Supplier<Bundle> files) {

  /// Who vouches for an extension; decides what it may do unasked and where its script runs.
  public enum Origin {
    /// It ships with PiCode: it has what its manifest asks for, and may run in the host's process.
    BUILTIN,
    /// It is in the `.picode/` of a project that a person trusts: it has what its manifest asks for, and
    /// runs in a worker.
    PROJECT,
    /// It is a folder that somebody named: it has what a person grants it, and runs in a worker.
    FOLDER
  }

  /// An extension that ships with PiCode.
  public static Extension builtin(Manifest manifest, String hash, Supplier<Bundle> files) {
    return new Extension(manifest, Origin.BUILTIN, "builtin", hash, files);
  }

  /// Its id.
  public String id() {
    return manifest.id();
  }

  /// What it may do before anybody is asked or remembered to have answered.
  public Grants grants() {
    return origin == Origin.FOLDER ? Grants.NONE : manifest.permissions();
  }

  /// What a grant to it is bound to.
  public Identity identity() {
    return new Identity(manifest.id(), manifest.version(), hash);
  }

  /// One state of one extension: with any other byte it is another. Immutable.
  ///
  /// @param id its id
  /// @param version its version
  /// @param hash a hash of all its files
  public record Identity(String id, String version, String hash) {}
}
