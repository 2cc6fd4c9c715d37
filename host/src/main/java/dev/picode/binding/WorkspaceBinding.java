package dev.picode.binding;

import dev.picode.sandbox.binding.Binding;
import dev.picode.sandbox.binding.Callable;
import dev.picode.sandbox.binding.Param;
import dev.picode.sandbox.capability.Capability;

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
      @Param(doc = "Whether it is in a Git repository.") boolean git) {}

  /// Describes the workspace.
  @Callable(doc = "Describes the workspace.", capability = "read", since = 1, example = "const { name } = await ctx.workspace.info();")
  public WorkspaceInfo info() {
    access.require(new Capability.Read("."));
    var root = services.workspace().root();
    return new WorkspaceInfo(
        root.getFileName() == null ? "/" : root.getFileName().toString(),
        root.toString(),
        services.git().get().isPresent());
  }
}
