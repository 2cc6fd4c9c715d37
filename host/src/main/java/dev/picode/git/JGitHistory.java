package dev.picode.git;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.AndTreeFilter;
import org.eclipse.jgit.treewalk.filter.PathFilter;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.jspecify.annotations.Nullable;

/// Walks the commits of a repository. Stateless, safe for many threads.
final class JGitHistory {
  private static final DateTimeFormatter TIME = DateTimeFormatter
      .ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx");

  private JGitHistory() {}

  static List<Commit> log(Repository repository, int limit, @Nullable String path)
      throws IOException {
    ObjectId head = repository.resolve(Constants.HEAD);
    List<Commit> commits = new ArrayList<>();
    if (head == null || limit <= 0) {
      return commits;
    }
    try (var walk = new RevWalk(repository)) {
      walk.markStart(walk.parseCommit(head));
      narrow(walk, path);
      for (RevCommit commit = walk.next(); commit != null; commit = walk.next()) {
        commits.add(commit(commit, walk.getObjectReader()));
        if (commits.size() >= limit) {
          break;
        }
      }
    }
    return List.copyOf(commits);
  }

  /// Differences at or below a path; all of them where it is the top.
  private static TreeFilter touching(@Nullable String path) {
    return isTop(path)
        ? TreeFilter.ANY_DIFF
        : AndTreeFilter.create(PathFilter.create(Objects.requireNonNull(path)),
            TreeFilter.ANY_DIFF);
  }

  /// Leaves the commits that touch a path. A filter costs a comparison of trees a commit, so the top
  /// has none.
  private static void narrow(RevWalk walk, @Nullable String path) {
    if (!isTop(path)) {
      walk.setTreeFilter(touching(path));
    }
  }

  private static boolean isTop(@Nullable String path) {
    return path == null || path.isEmpty() || path.equals(".");
  }

  static List<Churn> churn(Repository repository, int commits, int limit, @Nullable String path)
      throws IOException {
    ObjectId head = repository.resolve(Constants.HEAD);
    if (head == null || commits <= 0 || limit <= 0) {
      return List.of();
    }
    TreeFilter filter = touching(path);
    Map<String, Integer> counts = new HashMap<>();
    Set<ObjectId> shallow = repository.getObjectDatabase().getShallowCommits();
    try (var walk = new RevWalk(repository)) {
      RevCommit start = walk.parseCommit(head);
      walk.markStart(start);
      walk.setRevFilter(RevFilter.NO_MERGES);
      narrow(walk, path);
      int seen = 0;
      for (RevCommit commit = walk.next(); commit != null && seen < commits; commit = walk.next()) {
        seen++;
        if (!shallow.contains(commit)) {
          count(walk, commit, filter, counts);
        }
      }
      return mostTouched(walk, start, counts, limit);
    }
  }

  private static void count(
      RevWalk walk,
      RevCommit commit,
      TreeFilter filter,
      Map<String, Integer> counts) throws IOException {
    try (var trees = new TreeWalk(walk.getObjectReader())) {
      trees.setRecursive(true);
      trees.setFilter(filter);
      if (commit.getParentCount() == 0) {
        trees.addTree(new EmptyTreeIterator());
      } else {
        RevCommit parent = commit.getParent(0);
        walk.parseHeaders(parent);
        trees.addTree(parent.getTree());
      }
      trees.addTree(commit.getTree());
      while (trees.next()) {
        counts.merge(trees.getPathString(), 1, Integer::sum);
      }
    }
  }

  private static List<Churn> mostTouched(
      RevWalk walk,
      RevCommit head,
      Map<String, Integer> counts,
      int limit) throws IOException {
    List<Churn> all = new ArrayList<>();
    counts.forEach((path, count) -> all.add(new Churn(path, count)));
    all.sort(
        Comparator.comparingInt(Churn::commits).reversed().thenComparing(Churn::path));
    List<Churn> present = new ArrayList<>();
    for (Churn churn : all) {
      if (present.size() >= limit) {
        break;
      }
      try (var tree = TreeWalk.forPath(walk.getObjectReader(), churn.path(), head.getTree())) {
        if (tree != null && !tree.isSubtree()) {
          present.add(churn);
        }
      }
    }
    return List.copyOf(present);
  }

  static Commit commit(RevCommit commit, ObjectReader reader) throws IOException {
    return commit(commit, reader.abbreviate(commit, 7).name());
  }

  static Commit commit(RevCommit commit, String shortId) {
    PersonIdent author = commit.getAuthorIdent();
    String message = commit.getFullMessage().strip();
    int end = message.indexOf("\n\n");
    return new Commit(
        commit.name(),
        shortId,
        author == null ? "" : author.getName(),
        author == null ? "" : author.getEmailAddress(),
        author == null ? "" : time(author),
        commit.getShortMessage().strip(),
        end < 0 ? "" : message.substring(end).strip());
  }

  private static String time(PersonIdent author) {
    try {
      return TIME.format(author.getWhenAsInstant().atZone(author.getZoneId()));
    } catch (DateTimeException _) {
      return TIME.format(author.getWhenAsInstant().atOffset(ZoneOffset.UTC));
    }
  }
}
