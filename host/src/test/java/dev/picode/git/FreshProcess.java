package dev.picode.git;

import java.nio.file.Path;

/// A whole process that only reads a repository: what JGit does once for each process happens here.
final class FreshProcess {
  private FreshProcess() {}

  /// Reads the repository in the folder named first and exits when no thread keeps the process.
  public static void main(String[] arguments) {
    GitRepository repository = GitRepository.find(Path.of(arguments[0])).orElseThrow();
    repository.status();
    repository.log(5, null);
    repository.churn(5, 5, null);
  }
}
