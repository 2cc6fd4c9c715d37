package dev.picode.binding;

import dev.picode.git.GitRepository;
import dev.picode.problem.PiCodeException;
import dev.picode.sandbox.binding.Binding;
import dev.picode.sandbox.binding.Callable;
import dev.picode.sandbox.binding.Param;
import dev.picode.sandbox.capability.Capability;
import java.nio.file.Path;
import java.util.Optional;

/// `ctx.workspace`. Safe for many threads.
@Binding(name = "workspace", doc = "The project that is open.")
public final class WorkspaceBinding {
  private final Access access;
  private final ScriptServices services;

  WorkspaceBinding(Access access, ScriptServices services) {
    this.access = access;
    this.services = services;
  }

  /// What there is to know of a workspace.
  public record WorkspaceInfo(
      @Param(doc = "The name of its folder.") String name,
      @Param(doc = "The absolute path of its folder.") String root,
      @Param(doc = "Whether it is in a Git repository that can be read.") boolean git,
      @Param(doc = "What stands before its paths in the repository, such as `web/`; empty at the top of the work"
          + " tree.") String gitPrefix) {}

  /// Describes the workspace.
  @Callable(doc = "Describes the workspace.", capability = "read", since = 1, example = "const { name } = await ctx.workspace.info();")
  public WorkspaceInfo info() {
    access.require(new Capability.Read("."));
    var root = services.workspace().root();
    var git = repository();
    return new WorkspaceInfo(
        root.getFileName() == null ? "/" : root.getFileName().toString(),
        root.toString(),
        git.isPresent(),
        git.flatMap(GitRepository::workTree).map(top -> prefix(top, root)).orElse(""));
  }

  /// A damaged repository is a matter of `ctx.git`; the workspace is one without it.
  private Optional<GitRepository> repository() {
    try {
      return services.git().get();
    } catch (PiCodeException _) {
      return Optional.empty();
    }
  }

  private static String prefix(Path top, Path root) {
    if (root.equals(top) || !root.startsWith(top)) {
      return "";
    }
    var names = new StringBuilder();
    top.relativize(root).forEach(name -> names.append(name).append('/'));
    return names.toString();
  }
}
