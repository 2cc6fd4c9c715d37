import dev.picode.context.IndexedFile;
import dev.picode.context.Language;
import dev.picode.context.ProgressListener;
import dev.picode.context.ScanOptions;
import dev.picode.context.graph.DependencyGraph;
import dev.picode.context.graph.FileGraph;
import dev.picode.context.graph.GraphInput;
import dev.picode.context.index.CodeIndex;
import dev.picode.context.index.IndexSetup;
import dev.picode.context.index.TextHit;
import dev.picode.context.index.WorkspaceIndex;
import dev.picode.context.rank.Ranking;
import dev.picode.context.rank.RankedFile;
import dev.picode.context.rank.Relevance;
import dev.picode.context.rank.Task;
import dev.picode.context.rank.Weights;
import dev.picode.context.symbol.TreeSitterSymbols;
import dev.picode.git.CommitFiles;
import dev.picode.git.FileDiff;
import dev.picode.git.GitRepository;
import dev.picode.git.History;
import dev.picode.git.HistoryLimits;
import dev.picode.workspace.Workspace;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/// Measures how well the files of past commits are found: `bench/recall` runs it.
///
/// Of each commit the tree of its parent is indexed, with the history up to that parent and no further. Given the subject
/// and one of the changed source files, or the subject alone, the other changed source files are to be found.
public final class Recall {
  private static final int FEWEST = 2;
  private static final int MOST = 10;
  private static final int MAX_FILES_OF_A_COMMIT = Weights.DEFAULT.commitFiles();

  private final Path repository;
  private final Path work;
  private final List<Attempt> attempts;
  private final Map<String, Score> scores = new LinkedHashMap<>();
  private int commits;
  private int cases;

  private Recall(Path repository, Path work, List<Attempt> attempts) {
    this.repository = repository;
    this.work = work;
    this.attempts = attempts;
  }

  /// Weights to try, by a name.
  private record Attempt(String name, Weights weights) {}

  /// A commit to be found again: what was changed, of the files its parent has.
  private record Hidden(String id, String parent, String subject, Set<String> changed) {}

  /// A tree with all that may be known of it.
  private record Known(CodeIndex index, FileGraph imports, History history,
      List<String> sources) {}

  /// Sums of what was reached, and over how much.
  private static final class Score {
    private double at5;
    private double at10;
    private double reciprocal;
    private double weight;

    /// Adds a ranking.
    ///
    /// @param share how much it counts: the cases of one commit count as one
    void add(List<String> ranked, Set<String> wanted, double share) {
      at5 += share * recall(ranked, wanted, 5);
      at10 += share * recall(ranked, wanted, 10);
      for (int i = 0; i < ranked.size(); i++) {
        if (wanted.contains(ranked.get(i))) {
          reciprocal += share / (i + 1);
          break;
        }
      }
      weight += share;
    }

    private static double recall(List<String> ranked, Set<String> wanted, int at) {
      long found = ranked.stream().limit(at).filter(wanted::contains).count();
      return (double) found / wanted.size();
    }

    String row() {
      return String.format("%.3f | %.3f | %.3f", at5 / weight, at10 / weight, reciprocal / weight);
    }
  }

  /// `REPO WORK COMMITS [SKIP [NAME=VALUE,…]…]`
  public static void main(String[] args) throws Exception {
    List<Attempt> attempts = new ArrayList<>(List.of(new Attempt("", Weights.DEFAULT)));
    for (String change : List.of(args).subList(Math.min(4, args.length), args.length)) {
      attempts.add(new Attempt(" " + change, changed(change)));
    }
    var recall = new Recall(Path.of(args[0]).toRealPath(), Path.of(args[1]).toRealPath(), attempts);
    recall.run(Integer.parseInt(args[2]), args.length > 3 ? Integer.parseInt(args[3]) : 0);
  }

  private void run(int limit, int skip) throws Exception {
    GitRepository from = GitRepository.find(repository).orElseThrow(
        () -> new IllegalArgumentException("`" + repository + "` is in no Git repository"));
    List<Hidden> hidden = hidden(from, limit, skip);
    Path tree = work.resolve("tree");
    git(work, "clone", "-q", "--shared", "--no-checkout", repository.toString(), tree.toString());
    long start = System.nanoTime();
    for (Hidden commit : hidden.reversed()) {
      // Checked out by the time they were made: little changes from one to the next.
      git(tree, "checkout", "-q", "--force", "--detach", commit.parent);
      measure(commit, tree);
      System.err.printf("\r%d of %d commits", commits, hidden.size());
    }
    System.err.println();
    print((System.nanoTime() - start) / 1e9);
    System.exit(0);
  }

  /// The commits that are looked at, newest first.
  private static List<Hidden> hidden(GitRepository from, int limit, int skip) throws Exception {
    var hidden = new ArrayList<Hidden>();
    int passed = 0;
    for (CommitFiles commit : from.history("HEAD", new HistoryLimits(100_000, 0)).commits()) {
      Optional<String> parent = from.resolve(commit.id() + "^");
      if (hidden.size() >= limit || parent.isEmpty()) {
        continue;
      }
      var changed = new TreeSet<String>();
      for (FileDiff diff : from.differences(parent.get(), commit.id())) {
        String before = diff.oldPath() == null ? diff.path() : diff.oldPath();
        if (diff.kind() != FileDiff.Kind.ADDED && isSource(before)) {
          changed.add(before);
        }
      }
      if (changed.size() >= FEWEST && changed.size() <= MOST && passed++ >= skip) {
        hidden.add(new Hidden(commit.id(), parent.get(), commit.subject(), changed));
      }
    }
    return hidden;
  }

  private static boolean isSource(String path) {
    Language language = dev.picode.context.Languages.of(path);
    return language != null && language.kind() == Language.Kind.CODE;
  }

  private void measure(Hidden commit, Path tree) throws Exception {
    Workspace workspace = Workspace.of(tree);
    var setup = IndexSetup.of(work.resolve("cache"), ScanOptions.defaults(),
        new TreeSitterSymbols());
    try (var stored = new WorkspaceIndex(workspace, setup, System.err::println)) {
      stored.update(ProgressListener.NONE);
      CodeIndex index = stored.current();
      FileGraph imports = DependencyGraph.of(new GraphInput(index.files(), index.imports(),
          index.referenceCounts(), index.definedNames(),
          path -> text(tree.resolve(path)))).imports();
      History history = GitRepository.find(tree).orElseThrow()
          .history(commit.parent, HistoryLimits.DEFAULT);
      List<String> sources = index.files().stream().map(IndexedFile::path)
          .filter(Recall::isSource).toList();
      var changed = new TreeSet<>(commit.changed);
      changed.retainAll(sources);
      if (changed.size() >= FEWEST) {
        commits++;
        measure(commit, changed, new Known(index, imports, history, sources));
      }
    }
  }

  private void measure(Hidden commit, Set<String> changed, Known known) throws Exception {
    var alone = new LinkedHashMap<String, Relevance>();
    for (Attempt attempt : attempts) {
      alone.put(attempt.name, Relevance.of(known.index, known.imports, known.history,
          attempt.weights));
    }
    alone.put("PageRank alone", Relevance.of(known.index, known.imports, known.history,
        linksAlone()));
    measure(commit, "", changed, known, alone, 1);
    for (String given : changed) {
      var wanted = new TreeSet<>(changed);
      wanted.remove(given);
      measure(commit, given, wanted, known, alone, 1.0 / changed.size());
      cases++;
    }
  }

  private void measure(Hidden commit, String given, Set<String> wanted, Known known,
      Map<String, Relevance> engines, double share) throws Exception {
    Baselines baselines = new Baselines(known, given, commit);
    String kind = given.isEmpty() ? "subject " : "file ";
    List<String> files = given.isEmpty() ? List.of() : List.of(given);
    for (Attempt attempt : attempts) {
      var task = new Task(commit.subject, files, List.of());
      score(kind + "PiCode" + attempt.name).add(
          baselines.only(engines.get(attempt.name).rank(task, 300)), wanted, share);
    }
    score(kind + "random").add(baselines.random(), wanted, share);
    if (!given.isEmpty()) {
      score(kind + "same folder").add(baselines.folder(), wanted, share);
    }
    score(kind + "BM25 alone").add(baselines.text(), wanted, share);
    score(kind + "co-change alone").add(baselines.together(), wanted, share);
    score(kind + "PageRank alone").add(
        baselines.only(engines.get("PageRank alone").rank(new Task("", files, List.of()), 300)),
        wanted, share);
  }

  private Score score(String name) {
    return scores.computeIfAbsent(name, _ -> new Score());
  }

  /// What the engine is compared with. Each gives the source files that are not given, best first.
  private record Baselines(Known known, String given, Hidden commit) {
    private List<String> rest(List<String> first) {
      var all = new LinkedHashSet<>(first);
      all.addAll(known.sources);
      all.retainAll(new HashSet<>(known.sources));
      all.remove(given);
      return List.copyOf(all);
    }

    List<String> only(Ranking ranking) {
      return rest(ranking.files().stream().map(RankedFile::path).toList());
    }

    List<String> random() {
      var shuffled = new ArrayList<>(known.sources);
      Collections.shuffle(shuffled, new Random((commit.id + given).hashCode()));
      return rest(shuffled);
    }

    /// The files of the folder in a random order, then those that are fewer folders away first.
    List<String> folder() {
      var sorted = new ArrayList<>(random());
      Path folder = folder(given);
      sorted.sort(Comparator.comparingInt(
          path -> folder.relativize(folder(path)).toString().isEmpty() ? 0
              : folder.relativize(folder(path)).getNameCount()));
      return rest(sorted);
    }

    private static Path folder(String path) {
      return Path.of("/" + path).getParent();
    }

    List<String> text() {
      return rest(known.index.search(commit.subject + " " + given, 1_000).stream()
          .map(TextHit::path).toList());
    }

    /// Changed most often with the file, or at all where none is given.
    List<String> together() {
      if (!given.isEmpty()) {
        return rest(known.history.together(given, MAX_FILES_OF_A_COMMIT).stream()
            .map(History.Together::path).toList());
      }
      return rest(known.history.changes(MAX_FILES_OF_A_COMMIT).entrySet().stream()
          .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
          .map(Map.Entry::getKey).toList());
    }
  }

  private void print(double seconds) {
    System.out.printf("%d commits, %d cases with a file given, %.0f s.%n", commits, cases, seconds);
    for (String kind : List.of("file ", "subject ")) {
      System.out.println("\n| " + (kind.equals("file ") ? "subject and one file" : "subject alone")
          + " | recall@5 | recall@10 | MRR |\n|---|---:|---:|---:|");
      scores.forEach((name, score) -> {
        if (name.startsWith(kind)) {
          System.out.println("| " + name.substring(kind.length()) + " | " + score.row() + " |");
        }
      });
    }
  }

  // ---- weights ---------------------------------------------------------------------------------------

  /// Links by use and import, nothing else.
  private static Weights linksAlone() {
    return changed("links.together=0,links.namesake=0,signals.text=0,signals.name=0,"
        + "signals.defines=0,signals.subject=0,signals.together=0,signals.near=0");
  }

  private static Weights changed(String changes) {
    Record weights = Weights.DEFAULT;
    for (String change : changes.split(",")) {
      String[] parts = change.split("=");
      weights = with(weights, parts[0], Double.parseDouble(parts[1]));
    }
    return (Weights) weights;
  }

  private static Record with(Record record, String path, double value) {
    String[] names = path.split("\\.", 2);
    try {
      RecordComponent[] components = record.getClass().getRecordComponents();
      var types = new Class<?>[components.length];
      var values = new Object[components.length];
      boolean found = false;
      for (int i = 0; i < components.length; i++) {
        types[i] = components[i].getType();
        values[i] = components[i].getAccessor().invoke(record);
        if (components[i].getName().equals(names[0])) {
          found = true;
          values[i] = values[i] instanceof Record inner ? with(inner, names[1], value)
              : types[i] == int.class ? (Object) (int) value : (Object) value;
        }
      }
      if (!found) {
        throw new IllegalArgumentException("there is no weight `" + path + "`");
      }
      return (Record) record.getClass().getConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  // ---- files -----------------------------------------------------------------------------------------

  private static Optional<String> text(Path file) {
    try {
      return Files.isRegularFile(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private static void git(Path folder, String... arguments) throws Exception {
    var command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    int code = new ProcessBuilder(command).directory(folder.toFile()).inheritIO()
        .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
    if (code != 0) {
      throw new IllegalStateException(command + " ended with " + code);
    }
  }
}
