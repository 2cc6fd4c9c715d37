package dev.picode.git;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A Git repository, read as it is at the moment of each call. Safe for many threads.
///
/// No call writes to the repository or starts a process. Every call throws
/// [dev.picode.problem.PiCodeException] with `git-unreadable` where the repository is damaged, and with
/// `git-sha256-unsupported` where it names its objects by SHA-256.
public interface GitRepository {

  /// The repository a folder belongs to, for the person this process runs for. Where there is none,
  /// nothing but a few file checks has happened. The home folder and the root of the file system are
  /// looked at only when the search starts there.
  ///
  /// @throws dev.picode.problem.PiCodeException `git-unreadable`, `git-sha256-unsupported`
  static Optional<GitRepository> find(Path folder) {
    return find(folder, GitUser.current());
  }

  /// The repository a folder belongs to, for a person.
  ///
  /// @throws dev.picode.problem.PiCodeException as [#find(Path)]
  static Optional<GitRepository> find(Path folder, GitUser user) {
    Optional<GitFolder> found = GitFolder.find(folder, user.home());
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(JGitRepository.open(found.get(), user));
  }

  /// The top of the work tree, which all paths are relative to; empty in a bare repository.
  Optional<Path> workTree();

  /// Where the work tree stands.
  Head head();

  /// How the work tree differs from index and head. In a bare repository all lists are empty. What
  /// happens inside a submodule does not count, only that another commit of it is checked out.
  Status status();

  /// The latest commits that the head leads to, newest first; none before the first commit.
  ///
  /// @param limit the most commits to return
  /// @param path a file or folder they have to touch, relative to the top of the work tree, or `null`
  List<Commit> log(int limit, @Nullable String path);

  /// The files most often touched by the latest commits, merges left out; most touched first, then by
  /// path. Only files that the head still has are counted, under their present name. The oldest
  /// commits of a shallow clone do not count, as what they changed is unknown.
  ///
  /// @param commits how many commits to look at
  /// @param limit the most files to return
  /// @param path the folder, or the file, they have to be in, relative to the top of the work tree, or
  ///     `null`; commits that touch nothing there do not count as looked at
  List<Churn> churn(int commits, int limit, @Nullable String path);

  /// What is staged: the index against the head, with renames found.
  ///
  /// @param index the file of the index, such as Git names it to a hook; `null` for the usual one
  ChangeSet staged(@Nullable Path index);

  /// What the work tree has over the head, with what is neither tracked nor ignored. Submodules are left out. Nothing in
  /// a bare repository.
  ///
  /// @throws InterruptedException soon after this thread was interrupted
  ChangeSet uncommitted() throws InterruptedException;

  /// How the work tree differs from a commit, with what is neither tracked nor ignored and with renames found, as text.
  /// Submodules are left out.
  ///
  /// @param since the commit; `null` to compare the index with the head instead
  /// @param wanted whether a file takes part, by its path; of what was renamed both paths have to
  /// @throws InterruptedException soon after this thread was interrupted
  ChangeSet differing(@Nullable String since, Predicate<String> wanted)
      throws InterruptedException;

  /// What a commit changes against its first parent.
  ///
  /// @param commit its name, or what stands for it: `HEAD~2`
  ChangeSet changes(String commit);

  /// The commits that one leads to, without those that others lead to, newest first.
  ///
  /// @param until where they end
  /// @param without what leads to those that do not count; what there is not is passed over
  /// @param remote a remote, the commits known to be there do not count either; `null` for none
  /// @param limit the most commits to return
  List<CommitMessage> commits(String until, List<String> without, @Nullable String remote,
      int limit);

  /// The short names of branches, remote branches and tags, in that order.
  ///
  /// @param limit the most names to return
  List<String> refs(int limit);

  /// The full name of the commit that a text stands for; empty where it stands for none.
  Optional<String> resolve(String revision);

  /// Which lines differ between a commit and another one, or the work tree; by path, with renames found.
  /// Submodules are left out.
  ///
  /// @param since the earlier commit
  /// @param until the later commit; `null` for the work tree, with what is neither tracked nor ignored
  /// @throws InterruptedException soon after this thread was interrupted
  List<FileDiff> differences(String since, @Nullable String until) throws InterruptedException;

  /// The commits that brought lines of a file, renames of the whole file followed; by line. Nothing where the
  /// file or the lines do not exist.
  ///
  /// @param until the commit whose lines these are; `null` for the work tree
  /// @param path the file, relative to the top of the work tree
  /// @param firstLine the first line, from 1
  /// @param lastLine the last line; what is behind the end of the file does not count
  /// @throws InterruptedException soon after this thread was interrupted
  List<BlamedLines> blame(@Nullable String until, String path, int firstLine, int lastLine)
      throws InterruptedException;

  /// What the latest commits up to one touched; nothing later has a part in it. One walk, which is worth keeping:
  /// the answer depends on the commit and the limits alone.
  ///
  /// @param until the last commit; `HEAD` for that of the work tree
  /// @throws InterruptedException soon after this thread was interrupted
  History history(String until, HistoryLimits limits) throws InterruptedException;
}
