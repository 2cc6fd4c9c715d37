package dev.picode.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.DiffEntry.ChangeType;
import org.eclipse.jgit.diff.RenameDetector;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/// Reads once what the latest commits touched. Confined to one thread.
///
/// It goes from the newest commit to the oldest and keeps, of each name a file had, the name it has at the end.
final class HistoryWalk {
  private final Repository repository;
  private final HistoryLimits limits;
  private final Set<String> present = new HashSet<>();

  /// Older name to the name at the end; empty of a name whose file is gone since.
  private final Map<String, String> names = new HashMap<>();

  HistoryWalk(Repository repository, HistoryLimits limits) {
    this.repository = repository;
    this.limits = limits;
  }

  History run(String until) throws IOException, InterruptedException {
    ObjectId end = repository.resolve(until + "^{commit}");
    if (end == null && until.equals(Constants.HEAD)) {
      return History.NONE;
    }
    if (end == null) {
      throw new IOException("there is no commit `" + until + "`");
    }
    Set<ObjectId> shallow = repository.getObjectDatabase().getShallowCommits();
    var commits = new ArrayList<CommitFiles>();
    try (var walk = new RevWalk(repository)) {
      RevCommit start = walk.parseCommit(end);
      findPresent(walk.getObjectReader(), start.getTree());
      walk.markStart(start);
      walk.setRevFilter(RevFilter.NO_MERGES);
      for (int seen = 0; seen < limits.commits(); seen++) {
        heedInterruption();
        RevCommit commit = walk.next();
        if (commit == null) {
          break;
        }
        if (!shallow.contains(commit)) {
          commits.add(files(walk, commit));
        }
      }
    }
    return new History(end.name(), commits);
  }

  static void heedInterruption() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("reading the repository was cancelled");
    }
  }

  private void findPresent(ObjectReader reader, AnyObjectId tree)
      throws IOException, InterruptedException {
    try (var files = new TreeWalk(reader)) {
      files.addTree(tree);
      files.setRecursive(true);
      while (files.next()) {
        heedInterruption();
        if (!FileMode.GITLINK.equals(files.getFileMode())) {
          present.add(files.getPathString());
        }
      }
    }
  }

  private CommitFiles files(RevWalk walk, RevCommit commit)
      throws IOException, InterruptedException {
    List<DiffEntry> entries = entries(walk, commit);
    var files = new TreeSet<String>();
    int touched = 0;
    for (DiffEntry entry : entries) {
      touched++;
      if (entry.getChangeType() != ChangeType.DELETE) {
        String name = nameOf(entry.getNewPath());
        if (present.contains(name)) {
          files.add(name);
        }
      }
    }
    followRenames(entries);
    // Without the short name, for which each pack would be searched.
    Commit described = JGitHistory.commit(commit, "");
    return new CommitFiles(described.id(), described.author(), described.email(),
        described.time(), described.subject(), List.copyOf(files), touched);
  }

  /// What older commits call these files.
  private void followRenames(List<DiffEntry> entries) {
    var before = new HashMap<String, String>();
    for (DiffEntry entry : entries) {
      switch (entry.getChangeType()) {
        case RENAME -> {
          before.putIfAbsent(entry.getNewPath(), "");
          before.put(entry.getOldPath(), nameOf(entry.getNewPath()));
        }
        case ADD, COPY -> before.putIfAbsent(entry.getNewPath(), "");
        case DELETE -> before.putIfAbsent(entry.getOldPath(), "");
        case MODIFY -> {
          /* It keeps its name. */ }
      }
    }
    names.putAll(before);
  }

  private String nameOf(String path) {
    return names.getOrDefault(path, path);
  }

  private List<DiffEntry> entries(RevWalk walk, RevCommit commit)
      throws IOException, InterruptedException {
    try (var trees = new TreeWalk(walk.getObjectReader())) {
      trees.setRecursive(true);
      trees.setFilter(TreeFilter.ANY_DIFF);
      if (commit.getParentCount() == 0) {
        trees.addTree(new EmptyTreeIterator());
      } else {
        RevCommit parent = commit.getParent(0);
        walk.parseHeaders(parent);
        trees.addTree(parent.getTree());
      }
      trees.addTree(commit.getTree());
      return renamed(DiffEntry.scan(trees), walk.getObjectReader());
    }
  }

  private List<DiffEntry> renamed(List<DiffEntry> entries, ObjectReader reader)
      throws IOException, InterruptedException {
    long added = entries.stream().filter(e -> e.getChangeType() == ChangeType.ADD).count();
    long removed = entries.stream().filter(e -> e.getChangeType() == ChangeType.DELETE).count();
    if (added == 0 || removed == 0) {
      return entries;
    }
    var detector = new RenameDetector(repository);
    detector.addAll(entries);
    if (added * removed > limits.renames()) {
      detector.setRenameLimit(1); // leaves the exact ones
    }
    try {
      return detector.compute(reader, new Cancelling());
    } catch (org.eclipse.jgit.api.errors.CanceledException e) {
      heedInterruption();
      throw new IOException(e);
    }
  }
}
