package dev.picode.git;

import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ObjLongConsumer;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;

/// Somebody else's repository, of which one commit is wanted. Immutable; [#fetch] blocks its thread.
///
/// Only that commit is fetched where the server can give it alone. Nothing is checked out: files are read from
/// the objects as they are, so no filter and no hook has a part in it, and what is no file stays a name.
/// Repositories inside it are not fetched.
///
/// @param url an `https:` or `file:` URL, or an `http:` URL of this machine
/// @param ref a branch, a tag, the full name of a ref or the full id of a commit; empty for the head
public record RemoteRepository(String url, String ref) {
  private static final Duration TIME = Duration.ofMinutes(5);
  private static final long MAX_BYTES = 128L << 20;
  private static final int SILENT_SECONDS = 60;
  private static final String WANTED = "refs/picode/wanted";

  /// Fetches the commit and shows what it holds.
  ///
  /// @param scratch an empty folder to fetch into, which the caller removes
  /// @param progress is told what is being done, and how many objects are done
  /// @return the id of the commit
  /// @throws PiCodeException `git-fetch-failed`, `git-ref-unknown`, and what the visitor throws
  public String fetch(Path scratch, GitTreeVisitor visitor, ObjLongConsumer<String> progress) {
    GitUser user = GitUser.current();
    QuietSystemReader.install(user);
    var watch = new FetchWatch(scratch, MAX_BYTES, TIME, progress);
    try (Repository repository = create(scratch, user); var git = new Git(repository)) {
      ObjectId wanted = fetch(git, watch);
      try (var walk = new RevWalk(repository)) {
        var commit = walk.parseCommit(wanted);
        visit(repository, commit.getTree(), visitor);
        return commit.name();
      }
    } catch (GitAPIException | IOException | IllegalArgumentException | IllegalStateException
        | IndexOutOfBoundsException | UnsupportedOperationException e) {
      throw failed(watch.reason() == null ? reason(e) : watch.reason(), e);
    }
  }

  private static Repository create(Path scratch, GitUser user) throws IOException {
    Repository repository = new FileRepositoryBuilder().setFS(ProcesslessFileSystem.create(user))
        .setGitDir(scratch.toFile())
        .setBare()
        .build();
    repository.create(true);
    return repository;
  }

  private ObjectId fetch(Git git, FetchWatch watch) throws GitAPIException, IOException {
    Map<String, ObjectId> refs = refs();
    String name = name(refs);
    if (name == null && ObjectId.isId(ref)) {
      return byId(git, watch);
    }
    if (name == null) {
      throw unknown(refs);
    }
    return fetch(git, watch, name, true);
  }

  private ObjectId fetch(Git git, FetchWatch watch, String from, boolean shallow)
      throws GitAPIException, IOException {
    var command = git.fetch()
        .setRemote(url)
        .setRefSpecs(new RefSpec("+" + from + ":" + WANTED))
        .setTagOpt(TagOpt.NO_TAGS)
        .setTimeout(SILENT_SECONDS)
        .setProgressMonitor(watch);
    if (shallow) {
      command.setDepth(1);
    }
    command.call();
    ObjectId got = git.getRepository().resolve(WANTED + "^{commit}");
    if (got == null) {
      throw new IOException("`" + from + "` is no commit");
    }
    return got;
  }

  /// Some servers give only what a ref leads to: there all that is wanted is in everything.
  private ObjectId byId(Git git, FetchWatch watch) throws GitAPIException, IOException {
    // Of a repository on this machine JGit is the server too, and prints what it cannot give.
    if (!url.startsWith("file:")) {
      try {
        return fetch(git, watch, ref, true);
      } catch (GitAPIException e) {
        if (watch.reason() != null) {
          throw e;
        }
      }
    }
    git.fetch()
        .setRemote(url)
        .setRefSpecs(new RefSpec("+refs/heads/*:refs/picode/heads/*"),
            new RefSpec("+refs/tags/*:refs/picode/tags/*"))
        .setTagOpt(TagOpt.NO_TAGS)
        .setTimeout(SILENT_SECONDS)
        .setProgressMonitor(watch)
        .call();
    ObjectId id = ObjectId.fromString(ref);
    if (!git.getRepository().getObjectDatabase().has(id)) {
      throw unknown(Map.of());
    }
    return id;
  }

  private Map<String, ObjectId> refs() throws GitAPIException {
    var command = Git.lsRemoteRepository().setRemote(url).setTimeout(SILENT_SECONDS);
    Collection<Ref> found = command.call();
    var refs = new HashMap<String, ObjectId>();
    for (Ref one : found) {
      ObjectId id = one.getObjectId();
      if (id != null) {
        refs.put(one.getName(), id);
      }
    }
    return refs;
  }

  /// The full name of the wanted ref, or `null` where there is none. A branch comes before a tag, as with
  /// `git clone --branch`.
  private @Nullable String name(Map<String, ObjectId> refs) {
    List<String> candidates = ref.isEmpty()
        ? List.of(Constants.HEAD)
        : List.of(Constants.R_HEADS + ref, Constants.R_TAGS + ref, ref);
    return candidates.stream().filter(refs::containsKey).findFirst().orElse(null);
  }

  private static void visit(Repository repository, ObjectId tree, GitTreeVisitor visitor)
      throws IOException {
    try (var walk = new TreeWalk(repository)) {
      walk.addTree(tree);
      walk.setRecursive(true);
      while (walk.next()) {
        FileMode mode = walk.getFileMode(0);
        if (mode.equals(FileMode.SYMLINK)) {
          visitor.other(walk.getPathString(), "a symbolic link");
        } else if (mode.equals(FileMode.GITLINK)) {
          visitor.other(walk.getPathString(), "another repository (a submodule)");
        } else {
          var loader = walk.getObjectReader().open(walk.getObjectId(0), Constants.OBJ_BLOB);
          visitor.file(walk.getPathString(), loader.getSize(), loader::getBytes);
        }
      }
    }
  }

  private PiCodeException unknown(Map<String, ObjectId> refs) {
    String what = ref.isEmpty() ? "no commit" : "no branch, tag or commit `" + ref + "`";
    List<String> known = refs.keySet()
        .stream()
        .filter(name -> name.startsWith(Constants.R_HEADS) || name.startsWith(Constants.R_TAGS))
        .map(Repository::shortenRefName)
        .sorted()
        .limit(8)
        .toList();
    return Problem.of("git-ref-unknown", ProblemKind.USER, "`" + url + "` has " + what,
        known.isEmpty()
            ? "a commit is named by its full id"
            : "it has " + String.join(", ", known) + "; a commit is named by its full id")
        .toException();
  }

  private PiCodeException failed(@Nullable String reason, Exception cause) {
    return Problem.of("git-fetch-failed", ProblemKind.EXTERNAL,
        "`" + url + "` cannot be fetched: " + reason,
        "where it needs a password or a key, clone it yourself and name the folder")
        .toException(cause);
  }

  /// What the library says first, without the URL it begins with.
  private String reason(Exception e) {
    String message = e.getMessage();
    if (message == null) {
      return e.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }
    String line = message.lines().findFirst().orElse("");
    return line.startsWith(url + ": ") ? line.substring(url.length() + 2) : line;
  }
}
