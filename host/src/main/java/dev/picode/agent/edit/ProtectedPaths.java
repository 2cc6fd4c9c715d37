package dev.picode.agent.edit;

import dev.picode.workspace.Workspace;
import dev.picode.workspace.WorkspacePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// Refuses what the agent may not change whatever was approved: Git's own files, and those that say what PiCode may do.
/// Immutable.
///
/// A path is judged as it is written, as an entry of its folder and where it really leads; names are compared as file
/// systems do that take upper and lower case for the same, or drop dots and blanks at the end.
///
/// @param workspace the workspace
record ProtectedPaths(Workspace workspace) {
  private static final List<String> OWN = List.of(".picode", "picode.lock");

  /// @throws dev.picode.problem.PiCodeException `edit-protected`, and those of [WorkspacePath#realPath]
  void check(WorkspacePath path) {
    Path root = workspace.root();
    check(path, path.written());
    check(path, path.asEntry().written());
    Path real = path.realPath();
    check(path, real);
    check(path, spelled(real, root));
  }

  private void check(WorkspacePath asked, Path path) {
    if (!path.startsWith(workspace.root())) {
      throw EditProblems.isProtected(asked.toString(), "outside the workspace");
    }
    for (Path part : workspace.root().relativize(path)) {
      String name = part.toString().toLowerCase(Locale.ROOT).replaceAll("[. ]+$", "");
      String plain = name.contains(":") ? name.substring(0, name.indexOf(':')) : name;
      if (OWN.contains(plain)) {
        throw EditProblems.isProtected(asked.toString(), "PiCode's own configuration");
      }
    }
    if (workspace.isUnwritable(path)) {
      throw EditProblems.isProtected(asked.toString(), "Git's or PiCode's own");
    }
  }

  /// A real path as its file system spells it, as far as it exists.
  private static Path spelled(Path real, Path root) {
    Path at = real;
    while (!at.equals(root) && !Files.exists(at, LinkOption.NOFOLLOW_LINKS)) {
      at = Objects.requireNonNull(at.getParent(), "the root is above it");
    }
    try {
      return at.toRealPath(LinkOption.NOFOLLOW_LINKS).resolve(at.relativize(real));
    } catch (IOException _) {
      return real;
    }
  }
}
