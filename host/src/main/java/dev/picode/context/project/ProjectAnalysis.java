package dev.picode.context.project;

import dev.picode.context.IndexedFile;
import dev.picode.context.manifest.ManifestNote;
import dev.picode.context.manifest.Manifests;
import dev.picode.context.manifest.SourceTree;
import dev.picode.context.manifest.TreePaths;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// What kind of project a tree holds. Immutable.
///
/// @param types the most telling first
/// @param modules by folder, then by manifest
/// @param entryPoints by path; one that names no file of the tree first
/// @param sourceFolders those that manifests name or that are usual for their tool, by path
/// @param testFolders by path; none lies in another one
/// @param rules the patterns of tools that take in or leave out, by the file that says so
/// @param manifests the files that declare dependencies, by path
/// @param notes the files, or parts of them, that were not understood, by path
public record ProjectAnalysis(
    List<ProjectType> types,
    List<ProjectModule> modules,
    List<EntryPoint> entryPoints,
    List<String> sourceFolders,
    List<String> testFolders,
    List<PathRule> rules,
    List<DependencyManifest> manifests,
    List<ManifestNote> notes) {
  private static final int MAX_MANIFESTS = 20_000;

  /// Copies the lists.
  public ProjectAnalysis {
    types = List.copyOf(types);
    modules = List.copyOf(modules);
    entryPoints = List.copyOf(entryPoints);
    sourceFolders = List.copyOf(sourceFolders);
    testFolders = List.copyOf(testFolders);
    rules = List.copyOf(rules);
    manifests = List.copyOf(manifests);
    notes = List.copyOf(notes);
  }

  /// Finds out what a tree is. Manifests below folders of others' code or of tests (`node_modules`, `vendor`, `fixtures`,
  /// …) do not count.
  ///
  /// @throws InterruptedException soon after the thread was interrupted
  public static ProjectAnalysis of(ProjectInput input) throws InterruptedException {
    SourceTree tree = SourceTree.of(input.files().stream().map(IndexedFile::path).toList());
    var manifests = new Manifests(tree, input.text());
    var findings = new Findings(manifests);
    read(manifests, findings);
    List<EntryPoint> programs = new SourceEntries(input.text()).find(input.files(), findings);
    return new ProjectAnalysis(
        new ProjectKinds(manifests, input.files()).types(),
        findings.modules(),
        entries(findings, programs),
        findings.sourceFolders(),
        TestFolders.find(input.files(), findings.testFolders()),
        findings.rules(),
        findings.dependencyManifests(),
        manifests.notes());
  }

  private static void read(Manifests manifests, Findings findings) throws InterruptedException {
    List<ManifestReader> readers = List.of(new MavenReader(manifests),
        new GradleReader(manifests), new NodeReader(manifests), new CargoReader(manifests),
        new GoReader(manifests), new PythonReader(manifests), new PythonFilesReader(manifests),
        new DotNetReader(manifests), new RubyReader(manifests), new ComposerReader(manifests),
        new NativeReader(manifests), new UnreadManifests(manifests));
    int read = 0;
    for (String path : manifests.tree().files()) {
      if (Thread.interrupted()) {
        throw new InterruptedException("the analysis was cancelled");
      }
      for (ManifestReader reader : readers) {
        if (!reader.reads(path) || !Foreign.isOwn(path)) {
          continue;
        }
        if (++read > MAX_MANIFESTS) {
          manifests.note(path, "it was not read: there are more than " + MAX_MANIFESTS);
          return;
        }
        reader.read(path, findings);
      }
    }
  }

  /// A program that a manifest already names is not told again.
  private static List<EntryPoint> entries(Findings findings, List<EntryPoint> programs) {
    var all = new TreeSet<>(findings.entries());
    var named = new TreeSet<String>();
    all.stream()
        .filter(entry -> entry.kind() != EntryPoint.Kind.LIBRARY)
        .forEach(entry -> named.add(entry.path()));
    programs.stream().filter(entry -> !named.contains(entry.path())).forEach(all::add);
    return new ArrayList<>(all);
  }

  /// The modules that no manifest lists and that lie in no other module of their tool: where a reader starts.
  public List<ProjectModule> topModules() {
    var places = new TreeSet<String>();
    modules.forEach(module -> places.add(place(module.buildTool(), module.folder())));
    return modules.stream()
        .filter(module -> module.partOf().isEmpty() && TreePaths.upwards(module.folder())
            .stream()
            .skip(1)
            .noneMatch(above -> places.contains(place(module.buildTool(), above))))
        .toList();
  }

  private static String place(String buildTool, String folder) {
    return buildTool + "/" + folder;
  }
}
