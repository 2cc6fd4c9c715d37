package dev.picode.sandbox.capability;

import java.util.ArrayList;
import java.util.List;

/// What one extension was granted. Everything else is denied. Immutable.
///
/// @param read globs of paths it may read; `**` is all of the workspace
/// @param write globs of paths it may write
/// @param git what it may do with the repository
public record Grants(List<Glob> read, List<Glob> write, GitLevel git) {
  /// Nothing.
  public static final Grants NONE = new Grants(List.of(), List.of(), GitLevel.NONE);

  /// What a person who types code at their own prompt has: to look at everything in the workspace.
  public static final Grants PERSON = new Grants(List.of(Glob.compile("**")), List.of(),
      GitLevel.READ);

  /// What may be done with a repository.
  public enum GitLevel {
    /// Nothing.
    NONE,
    /// Looking.
    READ,
    /// Looking and changing.
    WRITE
  }

  /// Copies.
  public Grants {
    read = List.copyOf(read);
    write = List.copyOf(write);
  }

  /// These grants, and the right to write one path that a person named for this purpose.
  public Grants withWrite(String path) {
    var more = new ArrayList<>(write);
    more.add(Glob.literal(path));
    return new Grants(read, more, git);
  }

  /// Whether a capability is granted.
  public Decision decide(Capability capability) {
    boolean granted = switch (capability) {
      case Capability.Read r -> matches(read, r.path());
      case Capability.Write w -> matches(write, w.path());
      case Capability.GitRead _ -> git != GitLevel.NONE;
    };
    return granted ? new Decision.Granted() : new Decision.Denied(capability);
  }

  private static boolean matches(List<Glob> globs, String path) {
    for (Glob glob : globs) {
      if (glob.matches(path)) {
        return true;
      }
    }
    return false;
  }
}
