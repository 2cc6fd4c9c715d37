package dev.picode.git;

import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.BranchConfig;
import org.eclipse.jgit.lib.BranchTrackingStatus;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.IndexDiff;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.submodule.SubmoduleWalk.IgnoreSubmoduleMode;
import org.eclipse.jgit.treewalk.FileTreeIterator;
import org.jspecify.annotations.Nullable;

/// A repository read by JGit. Immutable, safe for many threads.
///
/// Each call opens the repository anew, which costs little and means that no stale answer and no open
/// file outlives a call. JGit runs under [QuietSystemReader] and [ProcesslessFileSystem], and entries of
/// the repository's own configuration that name programs are dropped.
final class JGitRepository implements GitRepository {
  private final GitFolder folder;
  private final GitUser user;

  private JGitRepository(GitFolder folder, GitUser user) {
    this.folder = folder;
    this.user = user;
  }

  static JGitRepository open(GitFolder folder, GitUser user) {
    var repository = new JGitRepository(folder, user);
    repository.refuseUnsupported();
    return repository;
  }

  @Override
  public Optional<Path> workTree() {
    return Optional.ofNullable(folder.workTree());
  }

  @Override
  public Head head() {
    return read(JGitRepository::headOf);
  }

  @Override
  public Status status() {
    return read(repository -> {
      Head head = headOf(repository);
      return repository.isBare()
          ? new Status(head, List.of(), List.of(), List.of(), List.of(), List.of())
          : statusOf(repository, head);
    });
  }

  @Override
  public List<Commit> log(int limit, @Nullable String path) {
    return read(repository -> JGitHistory.log(repository, limit, path));
  }

  @Override
  public List<Churn> churn(int commits, int limit, @Nullable String path) {
    return read(repository -> JGitHistory.churn(repository, commits, limit, path));
  }

  @Override
  public ChangeSet staged(@Nullable Path index) {
    return read(repository -> JGitChanges.staged(repository, index));
  }

  @Override
  public ChangeSet uncommitted() throws InterruptedException {
    return folder.workTree() == null
        ? new ChangeSet(List.of(), "", false)
        : readLong(JGitChanges::uncommitted);
  }

  @Override
  public ChangeSet differing(@Nullable String since, Predicate<String> wanted)
      throws InterruptedException {
    if (since != null && folder.workTree() == null) {
      throw unreadable("it is bare and has no work tree", null);
    }
    return readLong(repository -> since == null
        ? JGitChanges.staged(repository, null, wanted)
        : JGitChanges.since(repository, since, wanted));
  }

  @Override
  public ChangeSet changes(String commit) {
    return read(repository -> JGitChanges.of(repository, commit));
  }

  @Override
  public List<CommitMessage> commits(String until, List<String> without, @Nullable String remote,
      int limit) {
    return read(
        repository -> JGitChanges.commits(repository, until, without, remote, limit));
  }

  @Override
  public List<String> refs(int limit) {
    return read(repository -> {
      var names = new ArrayList<String>();
      for (String prefix : List.of(Constants.R_HEADS, Constants.R_REMOTES, Constants.R_TAGS)) {
        for (Ref ref : repository.getRefDatabase().getRefsByPrefix(prefix)) {
          if (names.size() < limit) {
            names.add(Repository.shortenRefName(ref.getName()));
          }
        }
      }
      return List.copyOf(names);
    });
  }

  @Override
  public Optional<String> resolve(String revision) {
    return read(repository -> Optional.ofNullable(repository.resolve(revision + "^{commit}"))
        .map(ObjectId::name));
  }

  @Override
  public List<FileDiff> differences(String since, @Nullable String until)
      throws InterruptedException {
    if (until == null && folder.workTree() == null) {
      throw unreadable("it is bare and has no work tree", null);
    }
    return readLong(repository -> JGitDifferences.between(repository, since, until));
  }

  @Override
  public List<BlamedLines> blame(@Nullable String until, String path, int firstLine, int lastLine)
      throws InterruptedException {
    return readLong(
        repository -> JGitBlame.lines(repository, until, path, firstLine, lastLine));
  }

  @Override
  public History history(String until, HistoryLimits limits) throws InterruptedException {
    return readLong(repository -> new HistoryWalk(repository, limits).run(until));
  }

  /// What a call does with the open repository for as long as it takes.
  private interface LongReading<T> {
    T from(Repository repository) throws IOException, InterruptedException;
  }

  /// Reads until the thread is interrupted.
  private <T> T readLong(LongReading<T> reading) throws InterruptedException {
    Optional<T> answer = read(repository -> {
      try {
        return Optional.of(reading.from(repository));
      } catch (InterruptedException _) {
        return Optional.empty();
      } catch (IOException e) {
        if (Thread.interrupted()) {
          return Optional.empty();
        }
        throw e;
      }
    });
    return answer.orElseThrow(
        () -> new InterruptedException("reading the repository was cancelled"));
  }

  /// What a call does with the open repository.
  private interface Reading<T> {
    T from(Repository repository) throws IOException;
  }

  private <T> T read(Reading<T> reading) {
    QuietSystemReader.install(user);
    try (Repository repository = openRepository()) {
      return reading.from(repository);
    } catch (MissingObjectException e) {
      throw unreadable("the object " + e.getObjectId().name() + " is missing", e);
    } catch (IOException | IllegalArgumentException | IllegalStateException
        | IndexOutOfBoundsException | UnsupportedOperationException e) {
      throw unreadable(reason(e), e);
    }
  }

  private Repository openRepository() throws IOException {
    var builder = new FileRepositoryBuilder()
        .setFS(ProcesslessFileSystem.create(user))
        .setGitDir(folder.gitDir().toFile())
        .setMustExist(true);
    if (folder.workTree() == null) {
      builder.setBare();
    } else {
      builder.setWorkTree(folder.workTree().toFile());
    }
    Repository repository = builder.build();
    var config = repository.getConfig();
    for (String name : config.getSubsections("filter")) {
      config.unsetSection("filter", name);
    }
    return repository;
  }

  private void refuseUnsupported() {
    if (!Files.isDirectory(folder.gitDir())) {
      throw unreadable("its `.git` file points at nothing", null);
    }
    try {
      Config config = PlainConfig.read(List.of(folder.commonDir().resolve("config")), user);
      String format = config.getString("extensions", null, "objectFormat");
      if (format != null && !format.equalsIgnoreCase("sha1")) {
        throw Problem.of(
            "git-sha256-unsupported",
            ProblemKind.EXTERNAL,
            "the repository in `" + shown() + "` names its objects by `" + format + "`",
            "only SHA-1 repositories can be read; everything but Git facts still works")
            .toException();
      }
    } catch (IOException | ConfigInvalidException e) {
      throw unreadable("its configuration is broken", e);
    }
  }

  private static Head headOf(Repository repository) throws IOException {
    Ref ref = repository.exactRef(Constants.HEAD);
    if (ref == null) {
      throw new IOException("it has no HEAD");
    }
    ObjectId id = ref.getObjectId();
    String commit = id == null ? null : id.name();
    if (!ref.isSymbolic()) {
      return new Head(null, commit, null, 0, 0);
    }
    String branch = Repository.shortenRefName(ref.getTarget().getName());
    String tracking = new BranchConfig(repository.getConfig(), branch).getTrackingBranch();
    if (tracking == null || repository.exactRef(tracking) == null) {
      return new Head(branch, commit, null, 0, 0);
    }
    var counts = commit == null ? null : BranchTrackingStatus.of(repository, branch);
    return new Head(
        branch,
        commit,
        Repository.shortenRefName(tracking),
        counts == null ? 0 : counts.getAheadCount(),
        counts == null ? 0 : counts.getBehindCount());
  }

  private static Status statusOf(Repository repository, Head head) throws IOException {
    var diff = new IndexDiff(repository, Constants.HEAD, new FileTreeIterator(repository));
    diff.setIgnoreSubmoduleMode(IgnoreSubmoduleMode.DIRTY);
    diff.diff();
    Set<String> conflicted = diff.getConflicting();
    Set<String> staged = new HashSet<>(diff.getAdded());
    staged.addAll(diff.getChanged());
    staged.addAll(diff.getRemoved());
    return new Status(
        head,
        sorted(staged, conflicted),
        sorted(diff.getModified(), conflicted),
        sorted(diff.getMissing(), conflicted),
        sorted(diff.getUntracked(), conflicted),
        sorted(conflicted, Set.of()));
  }

  private static List<String> sorted(Collection<String> paths, Set<String> without) {
    return paths.stream().filter(path -> !without.contains(path)).sorted().toList();
  }

  private PiCodeException unreadable(String reason, @Nullable Throwable cause) {
    var problem = Problem.of(
        "git-unreadable",
        ProblemKind.EXTERNAL,
        "the repository in `" + shown() + "` cannot be read: " + reason,
        "run `git fsck` there to see what is damaged");
    return cause == null ? problem.toException() : problem.toException(cause);
  }

  private Path shown() {
    return folder.workTree() == null ? folder.gitDir() : folder.workTree();
  }

  private static String reason(Exception e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }
}
