package dev.picode.binding;

import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.sandbox.capability.Capability;
import dev.picode.sandbox.capability.Decision;
import dev.picode.sandbox.capability.Grants;
import dev.picode.workspace.Workspace;
import dev.picode.workspace.WorkspacePath;
import java.nio.file.Path;

/// What one script may do, asked at the moment it wants to. Immutable, safe for many threads.
///
/// @param subject who it is, in words: `the extension `acme.todo``
/// @param grants what it was granted
/// @param remedy what to do about a denial, before the line that would grant it: `add to …`
public record Access(String subject, Grants grants, String remedy) {

  /// Refuses what is not granted.
  ///
  /// @throws PiCodeException `capability-denied`; names the act, the capability and the line that
  ///     would grant it
  public void require(Capability capability) {
    switch (grants.decide(capability)) {
      case Decision.Granted _ -> {
      }
      case Decision.Ask _, Decision.Denied _ -> throw Problem.of(
          "capability-denied",
          ProblemKind.DENIED,
          subject + " may not " + capability.act(),
          remedy + " `" + capability.grantLine() + "`").toException();
    }
  }

  /// Refuses to read a path that is not granted, where it really is after all links.
  public WorkspacePath readable(Workspace workspace, String path) {
    WorkspacePath asked = workspace.resolve(path);
    require(new Capability.Read(inWorkspace(workspace, asked.realPath())));
    return asked;
  }

  /// Refuses to write a path that is not granted, where it really is after all links.
  public WorkspacePath writable(Workspace workspace, String path) {
    WorkspacePath asked = workspace.resolve(path);
    require(new Capability.Write(inWorkspace(workspace, asked.realPath())));
    return asked;
  }

  /// Whether a path, which is known to be no link, may be read.
  public boolean canRead(String path) {
    return grants.decide(new Capability.Read(path)) instanceof Decision.Granted;
  }

  private static String inWorkspace(Workspace workspace, Path real) {
    return workspace.resolve(real).toString();
  }
}
