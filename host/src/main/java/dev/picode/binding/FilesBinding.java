package dev.picode.binding;

import dev.picode.context.IndexedFile;
import dev.picode.context.SearchQuery;
import dev.picode.context.TextSearch;
import dev.picode.sandbox.binding.Binding;
import dev.picode.sandbox.binding.Callable;
import dev.picode.sandbox.binding.Param;
import dev.picode.workspace.Entry;
import dev.picode.workspace.WorkspaceFiles;
import dev.picode.workspace.WorkspacePath;
import dev.picode.workspace.WorkspaceWriter;
import java.util.List;

/// `ctx.files`. Safe for many threads.
@Binding(name = "files", doc = "Files of the workspace. Paths are relative to it and separated by `/`; none can leave it.")
public final class FilesBinding {
  private final Access access;
  private final ScriptServices services;
  private final WorkspaceFiles files = new WorkspaceFiles();
  private final WorkspaceWriter writer = new WorkspaceWriter();

  FilesBinding(Access access, ScriptServices services) {
    this.access = access;
    this.services = services;
  }

  /// What a path is.
  public enum FileType {
    /// A regular file.
    FILE,
    /// A folder.
    FOLDER,
    /// A symbolic link.
    LINK,
    /// Something else, such as a pipe.
    OTHER,
    /// Nothing is there.
    MISSING
  }

  /// One thing in a folder.
  public record FolderEntry(
      @Param(doc = "Its name in the folder.") String name,
      @Param(doc = "What it is; a link is a link whatever it points at.") FileType type,
      @Param(doc = "Its size in bytes where it is a file, else 0.") long bytes) {}

  /// A line that a search found.
  public record Hit(
      @Param(doc = "The file.") String path,
      @Param(doc = "The line, from 1.") int line,
      @Param(doc = "Where the first match in it starts, from 1.") int column,
      @Param(doc = "The line, cut to 400 characters around the match.") String text) {}

  /// What a search found.
  public record Hits(
      @Param(doc = "How many lines match.") long count,
      @Param(doc = "In how many files they are.") int files,
      @Param(doc = "The lines, by path and line.") List<Hit> hits,
      @Param(doc = "Whether there are more than `hits` shows.") boolean truncated) {}

  /// Reads a text file.
  @Callable(doc = "Reads a text file as UTF-8.", capability = "read", since = 1, example = "const text = await ctx.files.read(\"README.md\");")
  public String read(
      @Param(doc = "The file.") String path,
      @Param(doc = "The size in bytes up to which it is read; a larger one is an error.", option = "1048576") int maxBytes) {
    return files.readText(access.readable(services.workspace(), path), maxBytes);
  }

  /// Creates or replaces a text file.
  @Callable(doc = "Creates or replaces a text file, written beside and then moved, so that nobody ever"
      + " sees half of it. Its folder must exist.", capability = "write", since = 1, example = "await ctx.files.write(\"report.md\", text);")
  public void write(
      @Param(doc = "The file.") String path,
      @Param(doc = "What it will hold, written as UTF-8.") String text) {
    writer.writeText(access.writable(services.workspace(), path), text);
  }

  /// Says what a path is.
  @Callable(doc = "Says what is at a path: `file`, `folder`, `link`, `other` or `missing`.", capability = "read", since = 1, example = "if (await ctx.files.type(\"pom.xml\") === \"file\") { /* … */ }")
  public FileType type(@Param(doc = "The path.") String path) {
    WorkspacePath asked = access.readable(services.workspace(), path);
    return files.type(asked).map(FilesBinding::type).orElse(FileType.MISSING);
  }

  /// Lists a folder.
  @Callable(doc = "Lists a folder, sorted by name, ignored files included.", capability = "read", since = 1, example = "const entries = await ctx.files.list({ path: \"src\" });")
  public List<FolderEntry> list(
      @Param(doc = "The folder.", option = "\".\"") String path) {
    return files.list(access.readable(services.workspace(), path))
        .stream()
        .map(entry -> new FolderEntry(entry.name(), type(entry.type()), entry.bytes()))
        .toList();
  }

  /// Finds files by pattern.
  @Callable(doc = "Finds the files whose path matches a pattern: `*` and `?` stay within a name, `**`"
      + " crosses folders, `{a,b}` is either. Ignored, binary and over-large files are left out.", capability = "read", since = 1, example = "const manifests = await ctx.files.glob(\"**/{pom.xml,package.json}\");")
  public List<String> glob(
      @Param(doc = "The pattern.") String pattern,
      @Param(doc = "The folder to look in.", option = "\".\"") String path) {
    access.readable(services.workspace(), path);
    return services.indexes()
        .of(path)
        .glob(pattern)
        .stream()
        .map(IndexedFile::path)
        .filter(access::canRead)
        .toList();
  }

  /// Searches file contents.
  @Callable(doc = "Searches the lines of files for a regular expression (RE2: no look-around and no"
      + " back-references, and so no pattern that takes forever).", capability = "read", since = 1, example = "const { count } = await ctx.files.search(\"TODO|FIXME\", { limit: 10 });")
  public Hits search(
      @Param(doc = "The regular expression.") String pattern,
      @Param(doc = "The file or folder to search.", option = "\".\"") String path,
      @Param(doc = "A glob that the files have to match.", option = "\"**\"") String glob,
      @Param(doc = "Whether upper and lower case are the same.", option = "false") boolean ignoreCase,
      @Param(doc = "The most hits to return; 0 only counts.", option = "1000") int limit) {
    access.readable(services.workspace(), path);
    var readable = services.indexes()
        .of(path)
        .files()
        .stream()
        .filter(file -> access.canRead(file.path()))
        .toList();
    var query = new SearchQuery(pattern, glob, ignoreCase, Math.max(1, limit), limit == 0);
    var found = Interruptible.call(
        () -> TextSearch.search(services.workspace(), readable, query));
    return new Hits(
        found.count(),
        found.files(),
        found.hits()
            .stream()
            .map(hit -> new Hit(hit.path(), hit.line(), hit.column(), hit.text()))
            .toList(),
        found.truncated());
  }

  private static FileType type(Entry.Type type) {
    return switch (type) {
      case FILE -> FileType.FILE;
      case FOLDER -> FileType.FOLDER;
      case LINK -> FileType.LINK;
      case OTHER -> FileType.OTHER;
    };
  }
}
