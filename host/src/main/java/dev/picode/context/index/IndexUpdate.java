package dev.picode.context.index;

/// What bringing an index up to date did. Immutable.
///
/// @param added how many files were not known before
/// @param changed how many files have another content than before
/// @param same how many files were read, and have the content that was known
/// @param removed how many files are no longer there
/// @param binary how many files were read and hold no text
public record IndexUpdate(int added, int changed, int same, int removed, int binary) {
  /// Whether answers may be other than before.
  public boolean isChange() {
    return added + changed + removed > 0;
  }
}
