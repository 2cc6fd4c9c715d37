package dev.picode.checkpoint;

import dev.picode.file.OwnerOnly;
import dev.picode.file.WholeFile;
import dev.picode.workspace.Workspace;
import dev.picode.workspace.WorkspacePath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// What files of a workspace were before somebody changed them. Safe for many threads, and for many processes.
///
/// Everything is in a folder of the person's own, by the path of the workspace: a log with a line a checkpoint, and the
/// bytes of files under their SHA-256. Bytes are there before the line that names them, so a process that is killed
/// leaves a checkpoint whole or not at all. Git is not used, and its index not touched. Files over 10 MB are not kept.
public final class Checkpoints implements BeforeChange {
  private final Workspace workspace;
  private final Path folder;
  private final InstantSource clock;
  private final CheckpointLog log;
  private final ObjectStore objects;
  private final Pruning pruning;

  private Checkpoints(Workspace workspace, Path folder, InstantSource clock) {
    this.workspace = workspace;
    this.folder = folder;
    this.clock = clock;
    this.log = new CheckpointLog(folder.resolve("log"));
    this.objects = new ObjectStore(folder.resolve("objects"));
    this.pruning = new Pruning(log, objects, clock);
  }

  /// The checkpoints of a workspace; touches no file.
  ///
  /// @param data the folder for what must be kept
  public static Checkpoints of(Workspace workspace, Path data, InstantSource clock) {
    String key = ObjectStore.sha256(
        workspace.root().toString().getBytes(StandardCharsets.UTF_8)).substring(0, 32);
    return new Checkpoints(workspace, data.resolve("checkpoints").resolve(key), clock);
  }

  /// Keeps what files are, before they change.
  ///
  /// @throws dev.picode.problem.PiCodeException `checkpoint-failed`, and those of [WorkspacePath#realPath]
  @Override
  public void before(List<WorkspacePath> paths, String by, String why) {
    var entries = new LinkedHashSet<Path>();
    for (WorkspacePath path : paths) {
      addWithMissing(entries, path.asEntry().written());
      addWithMissing(entries, path.realPath());
    }
    var _ = locked(() -> append(entries, by, why, List.of()));
  }

  /// Keeps all files that Git does not ignore, before nobody knows which of them change.
  ///
  /// @return what [#settle] takes
  /// @throws dev.picode.problem.PiCodeException `checkpoint-failed`
  public long beforeAll(String by, String why) {
    return locked(() -> {
      StatCache stats = stats();
      stats.load();
      var tree = new WorkspaceTree(workspace);
      SortedMap<String, FileState> files = states(tree, new PresentFiles(objects, stats), true);
      stats.save();
      String object = objects.put(WorkspaceTree.bytes(files));
      long id = entries().nextId();
      log.append(new LogEntry(id, clock.instant(), by, why, List.of(), Map.of(), object,
          files.size(), tree.isComplete(), null));
      pruning.sometimes(id);
      return id;
    });
  }

  /// Says that the change that [#beforeAll] was called for is over, so that taking it back does not touch what others
  /// change from now on.
  ///
  /// @return the files it changed
  public List<String> settle(long id) {
    return locked(() -> {
      LogEntry entry = entries().entry(id);
      StatCache stats = stats();
      stats.load();
      var present = new PresentFiles(objects, stats);
      List<String> changed = history().changedSince(entry, present);
      stats.save();
      log.append(entry.settledAs(changed));
      return changed;
    });
  }

  /// The checkpoints, newest first.
  public List<Checkpoint> list() {
    LogEntries entries = locked(this::entries);
    Set<Long> undone = entries.undone();
    return entries.all()
        .reversed()
        .stream()
        .map(entry -> new Checkpoint(entry.id(), entry.time(), entry.by(), entry.why(),
            entry.tree() != null, entry.count(), List.copyOf(entry.files().keySet()),
            entry.undoes(), undone.contains(entry.id())))
        .toList();
  }

  /// What is not what it was at a checkpoint, by path. A file that no checkpoint from then on holds is not looked at.
  ///
  /// @param id the checkpoint; 0 for the last one
  /// @throws dev.picode.problem.PiCodeException `checkpoint-unknown`, `checkpoint-none`, `checkpoint-damaged`,
  ///     `checkpoint-failed`
  public List<ChangedFile> changes(long id) {
    return locked(() -> {
      StatCache stats = stats();
      stats.load();
      var present = new PresentFiles(objects, stats);
      List<LogEntry> since = entries().since(id);
      return new Comparison(workspace.root(), objects, present)
          .of(history().before(since, present));
    });
  }

  /// Brings files back to what they were at a checkpoint, whoever changed them since. It can be taken back itself.
  ///
  /// @param paths files and folders; empty for all
  /// @throws dev.picode.problem.PiCodeException those of [#changes], and `checkpoint-path-unknown`
  public Restored restore(long id, List<WorkspacePath> paths) {
    return locked(() -> {
      StatCache stats = stats();
      stats.load();
      var present = new PresentFiles(objects, stats);
      Map<String, FileState> wanted = history().before(entries().since(id), present);
      return bringBack(id, only(wanted, paths, id), "restore", "restore " + id, List.of(),
          present);
    });
  }

  /// Takes back the last changes that were not taken back yet. It can be taken back itself, by restoring the checkpoint
  /// it made.
  ///
  /// @param count how many, from 1
  /// @throws dev.picode.problem.PiCodeException `checkpoint-none`, `checkpoint-damaged`, `checkpoint-failed`
  public Restored undo(int count) {
    return locked(() -> {
      LogEntries entries = entries();
      StatCache stats = stats();
      stats.load();
      var present = new PresentFiles(objects, stats);
      List<LogEntry> last = entries.last(count, history(), present);
      if (last.isEmpty()) {
        throw CheckpointProblems.none();
      }
      List<Long> ids = last.stream().map(LogEntry::id).toList();
      return bringBack(last.getLast().id(), history().before(last, present), "undo",
          "undo " + String.join(", ", ids.stream().map(String::valueOf).toList()), ids, present);
    });
  }

  /// Writes what was wanted; what is there now is kept first.
  private Restored bringBack(long id, Map<String, FileState> wanted, String by, String why,
      List<Long> undoes, PresentFiles present) throws IOException {
    var restoring = new Restoring(workspace, objects, present);
    SortedMap<String, FileState> differing = restoring.differing(wanted);
    restoring.check(differing);
    if (differing.isEmpty() && undoes.isEmpty()) {
      return new Restored(0, undoes, List.of(), restoring.left());
    }
    var entries = new LinkedHashSet<Path>();
    for (String name : differing.keySet()) {
      addWithMissing(entries, workspace.root().resolve(name));
    }
    LogEntry kept = append(entries, by, why, undoes);
    List<String> changed = restoring.write(differing, kept.files());
    return new Restored(kept.id(), undoes.isEmpty() ? List.of(id) : undoes, changed,
        restoring.left());
  }

  /// The lock is held.
  private LogEntry append(Set<Path> entries, String by, String why, List<Long> undoes)
      throws IOException {
    var present = new PresentFiles(objects, stats());
    var files = new TreeMap<String, FileState>();
    for (Path entry : entries) {
      files.put(WorkspaceTree.name(workspace.root(), entry), present.keep(entry));
    }
    long id = entries().nextId();
    var made = new LogEntry(id, clock.instant(), by, why, undoes, files, null, files.size(), true,
        null);
    log.append(made);
    pruning.sometimes(id);
    return made;
  }

  /// A path, and the folders above it that are not there: they are made with it.
  private void addWithMissing(Set<Path> entries, Path entry) {
    Path root = workspace.root();
    if (entry.equals(root) || !entry.startsWith(root)) {
      return;
    }
    entries.add(entry);
    for (Path at = entry.getParent(); at != null && !at.equals(root)
        && !Files.exists(at); at = at.getParent()) {
      entries.add(at);
    }
  }

  private SortedMap<String, FileState> states(WorkspaceTree tree, PresentFiles present,
      boolean keeps) throws IOException {
    var files = new TreeMap<String, FileState>();
    for (Path entry : tree.walk()) {
      files.put(WorkspaceTree.name(workspace.root(), entry),
          keeps ? present.keep(entry) : present.look(entry));
    }
    return files;
  }

  private Map<String, FileState> only(Map<String, FileState> wanted, List<WorkspacePath> paths,
      long id) {
    if (paths.isEmpty()) {
      return wanted;
    }
    var chosen = new TreeMap<String, FileState>();
    for (WorkspacePath path : paths) {
      String name = path.asEntry().toString();
      int before = chosen.size();
      wanted.forEach((file, state) -> {
        if (path.isRoot() || file.equals(name) || file.startsWith(name + "/")) {
          chosen.put(file, state);
        }
      });
      if (chosen.size() == before && !chosen.containsKey(name)) {
        throw CheckpointProblems.pathUnknown(path.toString(), id);
      }
    }
    return chosen;
  }

  private LogEntries entries() throws IOException {
    return new LogEntries(log.read());
  }

  private History history() {
    return new History(workspace, objects);
  }

  private StatCache stats() {
    return new StatCache(folder.resolve("stat"), workspace.root(), clock);
  }

  private <T> T locked(WholeFile.Work<T> work) {
    try {
      Files.createDirectories(folder, OwnerOnly.folder(folder));
      return log.locked(work);
    } catch (IOException e) {
      throw CheckpointProblems.failed(folder, e);
    }
  }
}
