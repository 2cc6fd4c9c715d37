package dev.picode.binding;

import dev.picode.context.Globs;
import dev.picode.context.IndexedFile;
import dev.picode.context.Language;
import dev.picode.context.engine.CodeView;
import dev.picode.context.index.CodeIndex;
import dev.picode.context.project.ProjectAnalysis;
import dev.picode.context.project.ProjectInput;
import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.sandbox.capability.Capability;
import dev.picode.sandbox.capability.Glob;
import dev.picode.workspace.Workspace;
import dev.picode.workspace.WorkspaceFiles;
import dev.picode.workspace.WorkspacePath;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What one script may know of the code in one run: the files it may read, and nothing that is told by others. Safe for
/// many threads.
///
/// Files are as they were when it first asked; after it wrote a file or ran a program, they are looked at again.
final class ReadableCode {
  private static final int MAX_MANIFEST = 16 << 20;
  private static final int MOST = 100_000;

  private final Access access;
  private final ScriptServices services;
  private final WorkspaceFiles reader = new WorkspaceFiles();
  private @Nullable CodeView view;
  private long changes;

  ReadableCode(Access access, ScriptServices services) {
    this.access = access;
    this.services = services;
  }

  /// A question that takes time.
  interface Question<T> {
    T ask(CodeView view) throws InterruptedException;
  }

  /// Answers a question about the files that may be read.
  <T> T answer(Question<T> question) {
    access.requireReading();
    return Interruptible.call(() -> services.code().during(() -> question.ask(view())));
  }

  private synchronized CodeView view() throws InterruptedException {
    CodeView known = view;
    long now = services.code().changes();
    if (known == null || now != changes) {
      changes = now;
      Workspace workspace = services.workspace();
      known = services.code()
          .view(path -> access.canRead(workspace, path), access.may(new Capability.GitRead()));
      view = known;
    }
    return known;
  }

  /// The path that a file has in the index, where all links to it lead.
  ///
  /// @throws PiCodeException `capability-denied` whether or not there is such a file, `path-not-found`,
  ///     `file-not-indexed`
  String file(String path, CodeIndex index) {
    WorkspacePath asked = access.readable(services.workspace(), path);
    String real = services.workspace().resolve(asked.realPath()).toString();
    if (index.file(real).isEmpty()) {
      var _ = asked.existingPath();
      throw Problem.of("file-not-indexed", ProblemKind.USER, "`" + asked + "` is not in the index",
          "folders, binary files, files that are too large and files that Git ignores are not")
          .toException();
    }
    return real;
  }

  /// The same of several.
  List<String> files(List<String> paths, CodeIndex index) {
    return paths.stream().map(path -> file(path, index)).toList();
  }

  /// Chooses files of code.
  ///
  /// @param path the file or folder they are, or are below
  /// @throws PiCodeException `glob-invalid`, and those of [Access#readable]
  Predicate<IndexedFile> selection(String path, String glob, @Nullable String language,
      boolean tests) {
    WorkspacePath top = folder(path);
    var _ = top.existingPath();
    Glob matching = Globs.compile(glob);
    String below = top.isRoot() ? "" : top + "/";
    return file -> file.kind() == Language.Kind.CODE
        && (file.path().startsWith(below) || file.path().equals(top.toString()))
        && (tests || !file.test())
        && (language == null || language.equals(file.languageName()))
        && matching.matches(file.path());
  }

  /// Finds out what a folder is as a project, by its own files.
  ///
  /// @param path the folder, `.` for the workspace
  /// @return facts with paths relative to the folder
  ProjectAnalysis project(String path) {
    WorkspacePath folder = folder(path);
    String above = folder.isRoot() ? "" : folder + "/";
    List<IndexedFile> files = services.indexes()
        .of(folder.toString())
        .files()
        .stream()
        .filter(file -> access.canRead(services.workspace(), file.path()))
        .map(file -> new IndexedFile(file.path().substring(above.length()), file.language(),
            file.bytes(), file.lines(), file.test()))
        .toList();
    return Interruptible.call(
        () -> ProjectAnalysis.of(new ProjectInput(files, file -> text(above + file))));
  }

  /// A folder that may be looked at; the workspace by all that may read anything.
  WorkspacePath folder(String path) {
    WorkspacePath folder = services.workspace().resolve(path);
    if (folder.isRoot()) {
      access.requireReading();
      return folder;
    }
    return services.workspace().resolve(access.readable(services.workspace(), path).realPath());
  }

  /// The text of a file where it really is; nothing where it may not or cannot be read.
  private Optional<String> text(String path) {
    try {
      Workspace workspace = services.workspace();
      WorkspacePath real = workspace.resolve(workspace.resolve(path).realPath());
      return access.canRead(workspace, real.toString())
          ? Optional.of(
              new String(reader.readBytes(real, MAX_MANIFEST), StandardCharsets.UTF_8))
          : Optional.empty();
    } catch (PiCodeException _) {
      return Optional.empty();
    }
  }

  /// Refuses a number that no answer can have.
  ///
  /// @throws PiCodeException `argument-invalid`
  static int within(String function, String name, int number, int least) {
    if (number < least || number > MOST) {
      throw Problem.of("argument-invalid", ProblemKind.USER,
          "the option `" + name + "` of `" + function + "` is `" + number
              + "`, expected a number from " + least + " to " + MOST)
          .toException();
    }
    return number;
  }
}
