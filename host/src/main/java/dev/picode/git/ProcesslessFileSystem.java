package dev.picode.git;

import java.io.File;
import java.io.OutputStream;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.FS_POSIX;
import org.eclipse.jgit.util.FS_Win32;
import org.eclipse.jgit.util.ProcessResult;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/// The file system as JGit sees it, which can start nothing: no hook, no filter, no `git`. Confined
/// to the repository it was made for.
///
/// A repository's own configuration may name programs for JGit to run. Those entries are removed
/// before a repository is used; this is the second wall behind that.
final class ProcesslessFileSystem {
  private ProcesslessFileSystem() {}

  /// A file system for one repository and person.
  static FS create(GitUser user) {
    FS fs = SystemReader.getInstance().isWindows() ? new Windows() : new Posix();
    return fs.setUserHome(user.home().toFile());
  }

  private static ProcessBuilder refuse(String command) {
    throw new UnsupportedOperationException("the repository asks to run " + command);
  }

  private static final class Posix extends FS_POSIX {
    Posix() {}

    private Posix(FS source) {
      super(source);
    }

    @Override
    public FS newInstance() {
      return new Posix(this);
    }

    @Override
    protected @Nullable File discoverGitExe() {
      return null;
    }

    @Override
    public ProcessBuilder runInShell(String command, String[] arguments) {
      return refuse(command);
    }

    @Override
    public ProcessResult runHookIfPresent(
        Repository repository,
        String hook,
        String[] arguments,
        OutputStream out,
        OutputStream err,
        String stdin) {
      return new ProcessResult(ProcessResult.Status.NOT_PRESENT);
    }
  }

  private static final class Windows extends FS_Win32 {
    Windows() {}

    private Windows(FS source) {
      super(source);
    }

    @Override
    public FS newInstance() {
      return new Windows(this);
    }

    @Override
    protected @Nullable File discoverGitExe() {
      return null;
    }

    @Override
    public ProcessBuilder runInShell(String command, String[] arguments) {
      return refuse(command);
    }

    @Override
    public ProcessResult runHookIfPresent(
        Repository repository,
        String hook,
        String[] arguments,
        OutputStream out,
        OutputStream err,
        String stdin) {
      return new ProcessResult(ProcessResult.Status.NOT_PRESENT);
    }
  }
}
