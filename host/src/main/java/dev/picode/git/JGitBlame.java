package dev.picode.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.api.errors.NoHeadException;
import org.eclipse.jgit.blame.BlameGenerator;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/// Finds the commits that brought lines. Stateless, safe for many threads.
final class JGitBlame {
  private JGitBlame() {}

  /// Where a line comes from.
  private record Source(@Nullable RevCommit commit, String path, int line) {}

  static List<BlamedLines> lines(Repository repository, @Nullable String until, String path,
      int first, int last) throws IOException, InterruptedException {
    try (var blame = new BlameGenerator(repository, path)) {
      blame.setFollowFileRenames(true);
      if (until == null) {
        prepareWorkTree(blame);
      } else {
        blame.push(null, JGitChanges.existing(repository, until));
      }
      if (blame.getResultContents() == null) {
        return List.of();
      }
      int end = Math.min(last, blame.getResultContents().size());
      if (first < 1 || first > end) {
        return List.of();
      }
      return joined(repository, sources(blame, first, end), first);
    }
  }

  private static void prepareWorkTree(BlameGenerator blame) throws IOException {
    try {
      blame.prepareHead();
    } catch (NoHeadException e) {
      throw new IOException("it has no commit yet", e);
    }
  }

  /// Stops as soon as all lines that were asked for are known.
  private static Source[] sources(BlameGenerator blame, int first, int last)
      throws IOException, InterruptedException {
    var sources = new Source[last - first + 1];
    int missing = sources.length;
    while (missing > 0 && blame.next()) {
      HistoryWalk.heedInterruption();
      int from = Math.max(first - 1, blame.getResultStart());
      int to = Math.min(last, blame.getResultEnd());
      for (int line = from; line < to; line++) {
        sources[line - first + 1] = new Source(blame.getSourceCommit(), blame.getSourcePath(),
            blame.getSourceStart() + line - blame.getResultStart() + 1);
        missing--;
      }
    }
    return sources;
  }

  private static List<BlamedLines> joined(Repository repository, Source[] sources, int first)
      throws IOException {
    var lines = new ArrayList<BlamedLines>();
    try (ObjectReader reader = repository.newObjectReader(); var walk = new RevWalk(reader)) {
      for (int start = 0; start < sources.length;) {
        Source source = sources[start];
        int end = start + 1;
        while (end < sources.length && continues(source, sources[end], end - start)) {
          end++;
        }
        if (source != null) {
          RevCommit commit = source.commit == null ? null : walk.parseCommit(source.commit);
          lines.add(new BlamedLines(first + start, first + end - 1,
              commit == null ? null : JGitHistory.commit(commit, reader), source.path,
              source.line));
        }
        start = end;
      }
    }
    return List.copyOf(lines);
  }

  private static boolean continues(@Nullable Source source, @Nullable Source next, int by) {
    return source != null && next != null
        && (source.commit == null ? next.commit == null : source.commit.equals(next.commit))
        && source.path.equals(next.path) && source.line + by == next.line;
  }
}
