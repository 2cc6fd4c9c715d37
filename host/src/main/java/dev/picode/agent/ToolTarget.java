package dev.picode.agent;

import java.util.List;

/// What a call of a tool touches, with final values. Immutable.
public sealed interface ToolTarget {
  /// It only looks.
  ///
  /// @param paths files and folders, relative to the workspace; empty for no particular one
  record Reads(List<String> paths) implements ToolTarget {
    /// Copies.
    public Reads {
      paths = List.copyOf(paths);
    }
  }

  /// It changes files of the workspace.
  ///
  /// @param paths relative to the workspace
  record Edits(List<String> paths) implements ToolTarget {
    /// Copies.
    public Edits {
      paths = List.copyOf(paths);
    }
  }

  /// It runs programs.
  ///
  /// @param commands each program with its arguments; a line for a shell that cannot be taken apart is one command,
  ///     that shell's own
  /// @param cwd the folder, relative to the workspace
  record Runs(List<List<String>> commands, String cwd) implements ToolTarget {
    /// Copies.
    public Runs {
      commands = commands.stream().map(List::copyOf).toList();
    }
  }

  /// It runs code of an extension, which has its own grants.
  ///
  /// @param extension its id
  record Extension(String extension) implements ToolTarget {}
}
