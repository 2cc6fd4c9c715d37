package dev.picode.git;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.eclipse.jgit.diff.DiffDriver;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheIterator;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.patch.FileHeader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.AbstractTreeIterator;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.FileTreeIterator;
import org.eclipse.jgit.treewalk.filter.PathFilterGroup;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.jspecify.annotations.Nullable;

/// Compares trees of a repository. Stateless, safe for many threads.
final class JGitChanges {
  private JGitChanges() {}

  /// What the index has over the head.
  ///
  /// @param index the file of the index, `null` for the usual one
  static ChangeSet staged(Repository repository, @Nullable Path index) throws IOException {
    return staged(repository, index, _ -> true);
  }

  /// The same of some files.
  static ChangeSet staged(Repository repository, @Nullable Path index, Predicate<String> wanted)
      throws IOException {
    try (ObjectReader reader = repository.newObjectReader()) {
      ObjectId head = repository.resolve(Constants.HEAD + "^{tree}");
      DirCache staged = index == null
          ? repository.readDirCache()
          : DirCache.read(index.toFile(), repository.getFS());
      return compare(repository, tree(reader, head), new DirCacheIterator(staged),
          wanted);
    }
  }

  /// What the work tree has over a commit.
  static ChangeSet since(Repository repository, String since, Predicate<String> wanted)
      throws IOException, InterruptedException {
    ObjectId commit = existing(repository, since);
    Set<String> paths = JGitDifferences.differing(repository, commit);
    paths.removeIf(wanted.negate());
    if (paths.isEmpty()) {
      return new ChangeSet(List.of(), "", false);
    }
    try (var walk = new RevWalk(repository)) {
      return compare(repository,
          tree(walk.getObjectReader(), walk.parseCommit(commit).getTree()),
          new FileTreeIterator(repository), paths::contains,
          PathFilterGroup.createFromStrings(paths));
    }
  }

  /// What the work tree has over the head, with what is not tracked and not ignored.
  static ChangeSet uncommitted(Repository repository) throws IOException, InterruptedException {
    ObjectId commit = repository.resolve(Constants.HEAD + "^{commit}");
    Set<String> paths = JGitDifferences.differing(repository, commit);
    if (paths.isEmpty()) {
      return new ChangeSet(List.of(), "", false);
    }
    try (ObjectReader reader = repository.newObjectReader()) {
      ObjectId head = repository.resolve(Constants.HEAD + "^{tree}");
      return compare(repository, tree(reader, head), new FileTreeIterator(repository),
          paths::contains, PathFilterGroup.createFromStrings(paths));
    }
  }

  /// What a commit has over its first parent.
  static ChangeSet of(Repository repository, String commit) throws IOException {
    try (var walk = new RevWalk(repository)) {
      RevCommit changed = walk.parseCommit(existing(repository, commit));
      ObjectId before = null;
      if (changed.getParentCount() > 0) {
        before = walk.parseCommit(changed.getParent(0)).getTree();
      }
      return compare(repository, tree(walk.getObjectReader(), before),
          tree(walk.getObjectReader(), changed.getTree()), _ -> true);
    }
  }

  /// The commits that one leads to and others do not, newest first.
  ///
  /// @param remote the name of a remote, what is known to be there is left out too; `null` for none
  static List<CommitMessage> commits(Repository repository, String until, List<String> without,
      @Nullable String remote, int limit) throws IOException {
    var commits = new ArrayList<CommitMessage>();
    try (var walk = new RevWalk(repository)) {
      walk.markStart(walk.parseCommit(existing(repository, until)));
      for (String known : without) {
        leaveOut(repository, walk, known);
      }
      if (remote != null) {
        for (Ref ref : repository.getRefDatabase()
            .getRefsByPrefix(Constants.R_REMOTES + remote + "/")) {
          if (walk.parseAny(ref.getObjectId()) instanceof RevCommit there) {
            walk.markUninteresting(there);
          }
        }
      }
      for (RevCommit at = walk.next(); at != null && commits.size() < limit; at = walk.next()) {
        commits.add(
            new CommitMessage(at.name(), at.getFullMessage(), at.getParentCount() > 1));
      }
    }
    return commits;
  }

  /// What a remote says it has need not be here: somebody else may have pushed it.
  private static void leaveOut(Repository repository, RevWalk walk, String revision)
      throws IOException {
    try {
      ObjectId id = repository.resolve(revision + "^{commit}");
      if (id != null) {
        walk.markUninteresting(walk.parseCommit(id));
      }
    } catch (MissingObjectException _) {
      // Then nothing that is here is left out for it.
    }
  }

  static ObjectId existing(Repository repository, String revision) throws IOException {
    ObjectId id = repository.resolve(revision + "^{commit}");
    if (id == null) {
      throw new IOException("there is no commit `" + revision + "`");
    }
    return id;
  }

  private static AbstractTreeIterator tree(ObjectReader reader, @Nullable AnyObjectId tree)
      throws IOException {
    return tree == null
        ? new EmptyTreeIterator()
        : new CanonicalTreeParser(null, reader, tree);
  }

  private static ChangeSet compare(Repository repository, AbstractTreeIterator before,
      AbstractTreeIterator after, Predicate<String> wanted) throws IOException {
    return compare(repository, before, after, wanted, TreeFilter.ALL);
  }

  private static ChangeSet compare(Repository repository, AbstractTreeIterator before,
      AbstractTreeIterator after, Predicate<String> wanted, TreeFilter filter)
      throws IOException {
    var out = new Beginning();
    var files = new TreeSet<String>();
    try (var format = new Noting(out)) {
      format.setRepository(repository);
      format.setDetectRenames(true);
      format.setPathFilter(filter);
      List<DiffEntry> entries = format.scan(before, after);
      for (DiffEntry entry : entries) {
        List<String> paths = Stream.of(entry.getOldPath(), entry.getNewPath())
            .filter(path -> !path.equals(DiffEntry.DEV_NULL))
            .toList();
        if (!paths.stream().allMatch(wanted)) {
          continue;
        }
        files.addAll(paths);
        if (!out.cut) {
          format.leftOut = false;
          format.format(entry);
          out.cut |= format.leftOut && isText(repository, entry);
        }
      }
      format.flush();
    }
    return new ChangeSet(List.copyOf(files), out.kept.toString(StandardCharsets.UTF_8), out.cut);
  }

  /// Whether what a file will hold is a text, and not an empty one.
  private static boolean isText(Repository repository, DiffEntry entry) throws IOException {
    if (entry.getNewMode().getObjectType() != Constants.OBJ_BLOB) {
      return false;
    }
    ObjectId id = entry.getNewId().toObjectId();
    if (!repository.getObjectDatabase().has(id)) {
      return true; // of the work tree
    }
    ObjectLoader file = repository.open(id, Constants.OBJ_BLOB);
    if (file.getSize() == 0) {
      return false;
    }
    try (InputStream in = file.openStream()) {
      return !RawText.isBinary(in);
    }
  }

  /// Notes where only the name of a file is written, because it or what was there before is no text or
  /// too large. Confined to one thread.
  private static final class Noting extends DiffFormatter {
    private boolean leftOut;

    Noting(OutputStream out) {
      super(out);
    }

    @Override
    public void format(FileHeader head, RawText before, RawText after, DiffDriver driver)
        throws IOException {
      leftOut |= head.getPatchType() != FileHeader.PatchType.UNIFIED;
      super.format(head, before, after, driver);
    }
  }

  /// Keeps the beginning of what is written. Confined to one thread.
  private static final class Beginning extends OutputStream {
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private boolean cut;

    @Override
    public void write(int b) {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
      int taken = Math.clamp(ChangeSet.MAX_DIFF - kept.size(), 0, length);
      kept.write(bytes, from, taken);
      cut |= taken < length;
    }
  }
}
