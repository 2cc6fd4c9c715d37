package dev.picode.binding;

import dev.picode.sandbox.binding.Param;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What scripts are told of a workspace as a whole: the records of `ctx.context`. Stateless.
public final class ContextFacts {
  private ContextFacts() {}

  /// How much of a file is shown.
  public enum PartForm {
    /// Its path and the names it defines.
    NAMES,
    /// The declarations in it, without their bodies.
    SKELETON,
    /// All of it.
    FULL
  }

  /// A part of a context.
  public record ContextPart(
      @Param(doc = "Where it comes from: `repo` for what stands in the workspace.") String origin,
      @Param(doc = "The file.") String path,
      @Param(doc = "How much of it is shown.") PartForm form,
      @Param(doc = "How many tokens the text has, estimated.") int tokens,
      @Param(doc = "How much the file matters, against the others.") double score,
      @Param(doc = "Why it matters.") String why,
      @Param(doc = "What is shown, with the path above it.") String text) {}

  /// What matters for a task.
  public record RelevantContext(
      @Param(doc = "How many tokens the parts have together, estimated.") int tokens,
      @Param(doc = "The most they may have.") int budget,
      @Param(doc = "How many files matter too and have no part.") int leftOut,
      @Param(doc = "The parts, what matters most first.") List<ContextPart> parts) {}

  /// A map of declarations.
  public record CodeMap(
      @Param(doc = "The path of each file, below it its declarations, indented.") String text,
      @Param(doc = "How many tokens it has, estimated.") int tokens,
      @Param(doc = "How many declarations are drawn.") int symbols) {}

  /// What starts at an entry point.
  public enum EntryKind {
    /// A command that gets installed.
    COMMAND,
    /// A program.
    MAIN,
    /// What users of the package import.
    LIBRARY
  }

  /// What a dependency is needed for.
  public enum DependencyScope {
    /// To compile or run the project.
    MAIN,
    /// To work on it: tests and tools.
    DEVELOPMENT,
    /// To build it.
    BUILD,
    /// Only with some features or on some platforms.
    OPTIONAL,
    /// Brought by whoever uses the project.
    PEER
  }

  /// A kind of project.
  public record ProjectType(
      @Param(doc = "The language, or what stands in its place, such as `Docker`.") String name,
      @Param(doc = "The tool: `Maven`, `pnpm`, `Cargo` and so on.") String buildTool,
      @Param(doc = "The file nearest to the top that gives it away.") String manifest,
      @Param(doc = "In how many folders there is one.") int folders) {}

  /// A part of a project that is built by itself.
  public record ProjectModule(
      @Param(doc = "Its folder; `.` is the workspace.") String folder,
      @Param(doc = "Its name, as its manifest says or else that of its folder.") String name,
      @Param(doc = "Its version; empty where none is said.") String version,
      @Param(doc = "The tool that builds it.") String buildTool,
      @Param(doc = "The file that makes it one.") String manifest,
      @Param(doc = "The manifest that lists it; null where none does.") @Nullable String partOf) {}

  /// Where a program or library starts.
  public record EntryPoint(
      @Param(doc = "The file; null where a manifest names none that is there.") @Nullable String path,
      @Param(doc = "What starts there.") EntryKind kind,
      @Param(doc = "What it is called.") String name,
      @Param(doc = "The file that says so.") String origin) {}

  /// A dependency as a manifest declares it.
  public record DeclaredDependency(
      @Param(doc = "Its name, as its registry has it.") String name,
      @Param(doc = "Its version or range as it is written; empty where none is said.") String version,
      @Param(doc = "What it is needed for.") DependencyScope scope,
      @Param(doc = "Its folder where it is a part of the workspace, else null.") @Nullable String folder) {}

  /// A file that declares dependencies.
  public record Manifest(
      @Param(doc = "The file.") String path,
      @Param(doc = "The tool that reads it.") String buildTool,
      @Param(doc = "Whether these are all for certain: a build file can be a program.") boolean complete,
      @Param(doc = "What it declares, by name.") List<DeclaredDependency> dependencies) {}

  /// A pattern of a tool that takes in or leaves out.
  public record PathPattern(
      @Param(doc = "A glob.") String pattern,
      @Param(doc = "Whether it takes in.") boolean includes,
      @Param(doc = "The file that says so.") String origin) {}

  /// What was not understood of a file.
  public record ManifestProblem(
      @Param(doc = "The file.") String path,
      @Param(doc = "Why, as a clause.") String reason) {}

  /// What a workspace, or a folder of it, is as a project.
  public record ProjectInfo(
      @Param(doc = "Its kinds, the most telling first.") List<ProjectType> types,
      @Param(doc = "Its modules, by folder.") List<ProjectModule> modules,
      @Param(doc = "Where its programs and libraries start, by path.") List<EntryPoint> entryPoints,
      @Param(doc = "Its folders of sources, by path.") List<String> sourceFolders,
      @Param(doc = "Its folders of tests, by path.") List<String> testFolders,
      @Param(doc = "What its tools take in or leave out.") List<PathPattern> patterns,
      @Param(doc = "The files that declare dependencies, by path.") List<Manifest> manifests,
      @Param(doc = "What was not understood.") List<ManifestProblem> problems) {}
}
