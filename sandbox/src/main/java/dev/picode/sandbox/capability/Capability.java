package dev.picode.sandbox.capability;

/// One thing an extension wants to do, in its final form: the path that will be read, not the one
/// that was asked for. Immutable.
public sealed interface Capability {

  /// Reading a file or listing a folder.
  ///
  /// @param path relative to the workspace, `/`-separated, links resolved; `.` is the workspace
  record Read(String path) implements Capability {}

  /// Creating or replacing a file.
  ///
  /// @param path as in [Read]
  record Write(String path) implements Capability {}

  /// Looking at the repository: status, history.
  record GitRead() implements Capability {}

  /// The act in words, to follow "may not".
  default String act() {
    return switch (this) {
      case Read read -> "read `" + read.path() + "`";
      case Write write -> "write `" + write.path() + "`";
      case GitRead _ -> "look at the Git repository";
    };
  }

  /// The line of `permissions` in `picode.json` that would grant it.
  default String grantLine() {
    return switch (this) {
      case Read read -> "\"read\": [\"" + read.path() + "\"]";
      case Write write -> "\"write\": [\"" + write.path() + "\"]";
      case GitRead _ -> "\"git\": \"read\"";
    };
  }
}
