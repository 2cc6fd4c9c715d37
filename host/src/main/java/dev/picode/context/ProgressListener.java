package dev.picode.context;

/// Hears how far a scan is. Called from one thread at a time, not always the same one, and seldom
/// enough to draw at each call.
@FunctionalInterface
public interface ProgressListener {
  /// Hears nothing.
  ProgressListener NONE = (_, _) -> {};

  /// Some files are done.
  ///
  /// @param done how many
  /// @param found how many are known so far
  void progress(int done, int found);
}
