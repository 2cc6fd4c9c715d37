package dev.picode.git;

import java.io.IOException;

/// Is told what a commit holds, in the order of the paths. Confined to one thread.
///
/// It refuses by throwing; whatever it throws is what [RemoteRepository#fetch] throws.
public interface GitTreeVisitor {
  /// A file.
  ///
  /// @param path relative to the top of the tree, `/`-separated
  /// @param bytes how large it is
  /// @param content gives its bytes
  void file(String path, long bytes, Content content);

  /// Something that is no file: a symbolic link or another repository.
  ///
  /// @param what it, in words
  void other(String path, String what);

  /// The bytes of a file.
  @FunctionalInterface
  interface Content {
    /// Reads them.
    byte[] read() throws IOException;
  }
}
