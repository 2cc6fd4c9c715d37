package dev.picode.git;

import dev.picode.git.FileDiff.Hunk;
import dev.picode.git.FileDiff.Kind;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.IndexDiff;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.patch.FileHeader;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.submodule.SubmoduleWalk.IgnoreSubmoduleMode;
import org.eclipse.jgit.treewalk.AbstractTreeIterator;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.eclipse.jgit.treewalk.FileTreeIterator;
import org.eclipse.jgit.treewalk.filter.PathFilterGroup;
import org.jspecify.annotations.Nullable;

/// Finds which lines differ between two moments of a repository. Stateless, safe for many threads.
final class JGitDifferences {
  /// Larger files are told apart, but not compared: as much as the largest source file that is indexed.
  private static final int MAX_FILE_BYTES = 2 << 20;

  private JGitDifferences() {}

  /// What differs between a commit and another one, or the work tree.
  ///
  /// @param until `null` for the work tree, with what is not tracked and not ignored
  static List<FileDiff> between(Repository repository, String since, @Nullable String until)
      throws IOException, InterruptedException {
    try (ObjectReader reader = repository.newObjectReader();
        var format = new DiffFormatter(OutputStream.nullOutputStream())) {
      format.setRepository(repository);
      format.setProgressMonitor(new Cancelling());
      format.setDetectRenames(true);
      format.setContext(0);
      format.setBinaryFileThreshold(MAX_FILE_BYTES);
      ObjectId start = JGitChanges.existing(repository, since);
      AbstractTreeIterator after;
      if (until == null) {
        Set<String> paths = differing(repository, start);
        if (paths.isEmpty()) {
          return List.of();
        }
        format.setPathFilter(PathFilterGroup.createFromStrings(paths));
        after = new FileTreeIterator(repository);
      } else {
        after = tree(repository, reader, JGitChanges.existing(repository, until));
      }
      return diffs(format, format.scan(tree(repository, reader, start), after));
    }
  }

  private static AbstractTreeIterator tree(Repository repository, ObjectReader reader,
      ObjectId commit) throws IOException {
    try (var walk = new RevWalk(repository)) {
      return new CanonicalTreeParser(null, reader, walk.parseCommit(commit).getTree());
    }
  }

  /// The paths at which the work tree differs from a commit, submodules left out.
  ///
  /// @param since `null` for an empty tree
  static Set<String> differing(Repository repository, @Nullable ObjectId since)
      throws IOException, InterruptedException {
    var diff = new IndexDiff(repository, since, new FileTreeIterator(repository));
    diff.setIgnoreSubmoduleMode(IgnoreSubmoduleMode.ALL);
    diff.diff(new Cancelling(), 0, 0, "");
    HistoryWalk.heedInterruption();
    var paths = new TreeSet<String>();
    for (Set<String> some : List.of(diff.getAdded(), diff.getChanged(), diff.getRemoved(),
        diff.getModified(), diff.getMissing(), diff.getUntracked(), diff.getConflicting())) {
      paths.addAll(some);
    }
    return paths;
  }

  private static List<FileDiff> diffs(DiffFormatter format, List<DiffEntry> entries)
      throws IOException, InterruptedException {
    var diffs = new ArrayList<FileDiff>();
    for (DiffEntry entry : entries) {
      HistoryWalk.heedInterruption();
      if (!FileMode.GITLINK.equals(entry.getOldMode())
          && !FileMode.GITLINK.equals(entry.getNewMode())) {
        diffs.add(diff(entry, format.toFileHeader(entry)));
      }
    }
    diffs.sort(Comparator.comparing(FileDiff::path).thenComparing(FileDiff::kind));
    return List.copyOf(diffs);
  }

  private static FileDiff diff(DiffEntry entry, FileHeader header) {
    var hunks = new ArrayList<Hunk>();
    for (Edit edit : header.toEditList()) {
      hunks.add(new Hunk(edit.getBeginA() + 1, edit.getLengthA(), edit.getBeginB() + 1,
          edit.getLengthB()));
    }
    Kind kind = switch (entry.getChangeType()) {
      case ADD -> Kind.ADDED;
      case MODIFY -> Kind.MODIFIED;
      case DELETE -> Kind.DELETED;
      case RENAME -> Kind.RENAMED;
      case COPY -> Kind.COPIED;
    };
    boolean moved = kind == Kind.RENAMED || kind == Kind.COPIED;
    return new FileDiff(kind, kind == Kind.DELETED ? entry.getOldPath() : entry.getNewPath(),
        moved ? entry.getOldPath() : null,
        header.getPatchType() == FileHeader.PatchType.UNIFIED, hunks);
  }
}
