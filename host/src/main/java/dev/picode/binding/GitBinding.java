package dev.picode.binding;

import dev.picode.git.ChangeSet;
import dev.picode.git.GitRepository;
import dev.picode.git.Head;
import dev.picode.git.Status;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.sandbox.binding.Binding;
import dev.picode.sandbox.binding.Callable;
import dev.picode.sandbox.binding.Param;
import dev.picode.sandbox.capability.Capability;
import dev.picode.workspace.Workspace;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `ctx.git`. Safe for many threads.
@Binding(name = "git", doc = "The Git repository the workspace is in. Paths are relative to the top of its work tree.")
public final class GitBinding {
  private final Access access;
  private final ScriptServices services;

  GitBinding(Access access, ScriptServices services) {
    this.access = access;
    this.services = services;
  }

  /// Where the work tree stands and how it differs from that.
  public record GitStatus(
      @Param(doc = "The branch, or null where none is checked out.") @Nullable String branch,
      @Param(doc = "The commit that is checked out, or null before the first one.") @Nullable String head,
      @Param(doc = "The branch this one follows, or null.") @Nullable String upstream,
      @Param(doc = "Commits the upstream does not have.") int ahead,
      @Param(doc = "Commits only the upstream has.") int behind,
      @Param(doc = "Whether there is nothing in the lists below.") boolean clean,
      @Param(doc = "What differs between head and index.") List<String> staged,
      @Param(doc = "What differs between index and work tree.") List<String> modified,
      @Param(doc = "What is gone from the work tree.") List<String> deleted,
      @Param(doc = "What is neither tracked nor ignored.") List<String> untracked,
      @Param(doc = "What a merge left undecided.") List<String> conflicted) {}

  /// One commit.
  public record GitCommit(
      @Param(doc = "Its full name.") String id,
      @Param(doc = "The shortest beginning of it that is unique.") String shortId,
      @Param(doc = "The name of its author.") String author,
      @Param(doc = "The address of its author.") String email,
      @Param(doc = "When it was authored, ISO 8601 with the author's offset.") String time,
      @Param(doc = "The first line of its message.") String subject,
      @Param(doc = "The rest of its message.") String body) {}

  /// How often a file was changed.
  public record FileChurn(
      @Param(doc = "The file.") String path,
      @Param(doc = "How many of the commits looked at touched it.") int commits) {}

  /// How files differ.
  public record GitDiff(
      @Param(doc = "The files, both paths of what was renamed; sorted.") List<String> files,
      @Param(doc = "The difference, as `git diff` prints it.") String text,
      @Param(doc = "Whether something is left out, because it is too large or no text.") boolean cut) {}

  /// Reads a difference.
  @Callable(doc = "Compares the work tree with a commit, untracked files included, or the index with the head. Only files of"
      + " the workspace that the script may read take part. Null where the workspace is in no repository.", capability = "git", since = 1, example = "const { files, text } = await ctx.git.diff({ staged: true });")
  public @Nullable GitDiff diff(
      @Param(doc = "The commit that the work tree is compared with.", option = "\"HEAD\"") String since,
      @Param(doc = "Whether the index is compared with the head instead.", option = "false") boolean staged) {
    GitRepository repository = repository().orElse(null);
    if (repository == null) {
      return null;
    }
    access.requireReading();
    if (!staged && repository.resolve(since).isEmpty()) {
      throw Problem.of("argument-invalid", ProblemKind.USER,
          "there is no commit `" + since + "`", "`git log` lists the commits").toException();
    }
    Workspace workspace = services.workspace();
    String prefix = repository.workTree().map(top -> prefix(top, workspace)).orElse("");
    ChangeSet found = Interruptible.call(() -> repository.differing(staged ? null : since,
        path -> path.startsWith(prefix)
            && access.canRead(workspace, path.substring(prefix.length()))));
    return new GitDiff(found.files(), found.diff(), found.cut());
  }

  /// Reads the status.
  @Callable(doc = "Reads branch, head and changes. Null where the workspace is in no repository.", capability = "git", since = 1, example = "const { branch, clean } = await ctx.git.status();")
  public @Nullable GitStatus status() {
    Optional<GitRepository> repository = repository();
    if (repository.isEmpty()) {
      return null;
    }
    Status status = repository.get().status();
    Head head = status.head();
    return new GitStatus(
        head.branch(),
        head.id(),
        head.upstream(),
        head.ahead(),
        head.behind(),
        status.isClean(),
        status.staged(),
        status.modified(),
        status.deleted(),
        status.untracked(),
        status.conflicted());
  }

  /// Reads the history.
  @Callable(doc = "Reads the latest commits, newest first; none outside of a repository.", capability = "git", since = 1, example = "for (const { subject } of await ctx.git.log({ limit: 5 })) { /* … */ }")
  public List<GitCommit> log(
      @Param(doc = "The most commits to return.", option = "20") int limit,
      @Param(doc = "A file or folder they have to touch.", option = "null") @Nullable String path) {
    return repository()
        .map(repository -> repository.log(limit, path))
        .orElse(List.of())
        .stream()
        .map(commit -> new GitCommit(
            commit.id(),
            commit.shortId(),
            commit.author(),
            commit.email(),
            commit.time(),
            commit.subject(),
            commit.body()))
        .toList();
  }

  /// Counts changes by file.
  @Callable(doc = "Counts how often files were changed lately, most first; merges are left out.", capability = "git", since = 1, example = "const hot = await ctx.git.churn({ commits: 200, limit: 5 });")
  public List<FileChurn> churn(
      @Param(doc = "How many commits to look at.", option = "500") int commits,
      @Param(doc = "The most files to return.", option = "10") int limit,
      @Param(doc = "The folder they have to be in.", option = "null") @Nullable String path) {
    return repository()
        .map(repository -> repository.churn(commits, limit, path))
        .orElse(List.of())
        .stream()
        .map(churn -> new FileChurn(churn.path(), churn.commits()))
        .toList();
  }

  private static String prefix(Path top, Workspace workspace) {
    String below = top.relativize(workspace.root()).toString().replace('\\', '/');
    return below.isEmpty() ? "" : below + "/";
  }

  private Optional<GitRepository> repository() {
    access.require(new Capability.GitRead());
    return services.git().get();
  }
}
