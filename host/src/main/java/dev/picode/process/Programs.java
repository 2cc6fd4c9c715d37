package dev.picode.process;

import dev.picode.workspace.Workspace;
import dev.picode.workspace.WorkspacePath;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds programs. Immutable, safe for many threads.
///
/// A bare name is looked up in the absolute folders of `PATH`; what lies inside the workspace is passed
/// over: a repository must not decide what `git` is. A name with a `/` is a path inside the workspace, relative
/// to its root.
public final class Programs {
  /// What Windows can start without its shell, whose rules of quoting nobody can keep.
  private static final List<String> WINDOWS_ENDINGS = List.of("", ".exe", ".com");

  private final Workspace workspace;
  private final String path;
  private final boolean windows;

  /// The programs that an environment and a workspace have.
  public Programs(Workspace workspace, Map<String, String> environment) {
    this.workspace = workspace;
    this.windows = File.separatorChar == '\\';
    this.path = environment.getOrDefault(windows ? "Path" : "PATH",
        environment.getOrDefault("PATH", ""));
  }

  /// What a grant has to say for a program, whether it is there or not: see [Program#name].
  ///
  /// @throws dev.picode.problem.PiCodeException `program-invalid`, and those of
  ///     [WorkspacePath#realPath]
  public String name(String name) {
    ProcessProblems.refuseControls(name);
    if (name.isEmpty() || name.equals(".") || name.equals("..")) {
      throw ProcessProblems.invalid("`" + name + "` is no name of a program");
    }
    return isPath(name) ? inWorkspace(workspace.resolve(name).realPath()) : name;
  }

  /// The program of a name.
  ///
  /// @throws dev.picode.problem.PiCodeException `program-not-found`, and those of [#name]
  public Program find(String name) {
    String checked = name(name);
    return isPath(checked) ? inWorkspace(checked) : ofSystem(checked);
  }

  private boolean isPath(String name) {
    return name.indexOf('/') >= 0 || (windows && name.indexOf('\\') >= 0);
  }

  private String inWorkspace(Path real) {
    return "./" + workspace.resolve(real);
  }

  private Program inWorkspace(String name) {
    WorkspacePath asked = workspace.resolve(name);
    Path real = asked.existingPath();
    if (!Files.isRegularFile(real) || !Files.isExecutable(real)) {
      throw ProcessProblems.invalid("`" + asked + "` is no file that can be run");
    }
    if (windows && WINDOWS_ENDINGS.stream()
        .noneMatch(ending -> !ending.isEmpty()
            && asked.toString().toLowerCase(Locale.ROOT).endsWith(ending))) {
      throw ProcessProblems
          .invalid("`" + asked + "` needs the shell of Windows, which is not used");
    }
    return new Program(inWorkspace(real), real);
  }

  private Program ofSystem(String name) {
    for (String part : path.split(File.pathSeparator, -1)) {
      Path folder = folder(part);
      if (folder == null) {
        continue;
      }
      for (String ending : windows ? WINDOWS_ENDINGS : List.of("")) {
        Path file = folder.resolve(name + ending);
        if (Files.isRegularFile(file) && Files.isExecutable(file) && !isInside(file)) {
          return new Program(name, file);
        }
      }
    }
    throw ProcessProblems.notFound(name);
  }

  /// A folder of `PATH` that counts, or null.
  private @Nullable Path folder(String part) {
    try {
      Path folder = Path.of(part);
      return folder.isAbsolute() && Files.isDirectory(folder) && !isInside(folder) ? folder : null;
    } catch (InvalidPathException _) {
      return null;
    }
  }

  /// Whether something lies in the workspace, as it is written or after its links.
  private boolean isInside(Path path) {
    try {
      return path.startsWith(workspace.root()) || path.toRealPath().startsWith(workspace.root());
    } catch (IOException _) {
      return true;
    }
  }
}
