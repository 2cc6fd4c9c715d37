package dev.picode.git;

import org.eclipse.jgit.lib.EmptyProgressMonitor;

/// Ends work of JGit once the thread that does it was interrupted. Confined to one thread.
final class Cancelling extends EmptyProgressMonitor {
  @Override
  public boolean isCancelled() {
    return Thread.currentThread().isInterrupted();
  }
}
