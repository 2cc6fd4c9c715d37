package dev.picode.binding;

import dev.picode.context.IndexedFile;
import dev.picode.context.SearchQuery;
import dev.picode.context.TextSearch;
import dev.picode.sandbox.binding.Binding;
import dev.picode.sandbox.binding.Callable;
import dev.picode.sandbox.binding.Param;
import dev.picode.workspace.Entry;
import dev.picode.workspace.FileChange;
import dev.picode.workspace.TextEdits;
import dev.picode.workspace.TextLines;
import dev.picode.workspace.WorkspaceFiles;
import dev.picode.workspace.WorkspacePath;
import dev.picode.workspace.WorkspaceWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `ctx.files`. Safe for many threads.
@Binding(name = "files", doc = "Files of the workspace. Paths are relative to it and separated by `/`; none can leave it.")
public final class FilesBinding {
  private static final int MAX_EDITED = 10 << 20;

  private final Access access;
  private final ScriptServices services;
  private final WorkspaceFiles files = new WorkspaceFiles();
  private final WorkspaceWriter writer = new WorkspaceWriter();
  private final AnnouncedEdits edits;
  private final String by;

  /// @param by the id of the extension whose files these are
  FilesBinding(Access access, ScriptServices services, String by) {
    this.access = access;
    this.services = services;
    this.by = by;
    this.edits = new AnnouncedEdits(services.events(), by);
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

  /// A place in a text, named by what it holds.
  public record TextEdit(
      @Param(doc = "The text that is there, once in the whole file.") String oldText,
      @Param(doc = "What is to be there instead.") String newText) {}

  /// Reads a text file.
  @Callable(doc = "Reads a text file as UTF-8, or some lines of it.", capability = "read", since = 1, example = "const text = await ctx.files.read(\"README.md\");\nconst head = await ctx.files.read(\"README.md\", { toLine: 10 });")
  public String read(
      @Param(doc = "The file.") String path,
      @Param(doc = "The size in bytes up to which it is read; a larger one is an error.", option = "1048576") int maxBytes,
      @Param(doc = "The first line, from 1.", option = "1") int fromLine,
      @Param(doc = "The last line; null is the end of the file.", option = "null") @Nullable Integer toLine) {
    String text = files.readText(access.readable(services.workspace(), path), maxBytes);
    return fromLine <= 1 && toLine == null
        ? text
        : TextLines.range(text, fromLine, toLine == null ? Integer.MAX_VALUE : toLine);
  }

  /// Reads any file.
  @Callable(doc = "Reads a file of any kind, as Base64.", capability = "read", since = 1, example = "const icon = await ctx.files.readBytes(\"icon.png\");")
  public String readBytes(
      @Param(doc = "The file.") String path,
      @Param(doc = "The size in bytes up to which it is read; a larger one is an error.", option = "1048576") int maxBytes) {
    return Base64Text
        .encode(files.readBytes(access.readable(services.workspace(), path), maxBytes));
  }

  /// Creates or replaces a text file.
  @Callable(doc = "Creates or replaces a text file, written beside and then moved, so that nobody ever"
      + " sees half of it. Its folder must exist.", capability = "write", since = 1, example = "await ctx.files.write(\"report.md\", text);")
  public void write(
      @Param(doc = "The file.") String path,
      @Param(doc = "What it will hold, written as UTF-8.") String text) {
    WorkspacePath asked = access.writable(services.workspace(), path);
    writeText("files.write", asked, text);
  }

  /// Creates or replaces any file.
  @Callable(doc = "Creates or replaces a file of any kind, as `write` does.", capability = "write", since = 1, example = "await ctx.files.writeBytes(\"icon.png\", icon);")
  public void writeBytes(
      @Param(doc = "The file.") String path,
      @Param(doc = "What it will hold, as Base64.") String base64) {
    WorkspacePath asked = access.writable(services.workspace(), path);
    byte[] bytes = Base64Text.decode(base64, "what `" + asked + "` is to hold");
    AnnouncedEdits.Edit edit = edits.announce(asked, AnnouncedEdits.text(bytes), false,
        () -> access.writable(services.workspace(), path));
    keep("files.writeBytes", asked);
    changed("files.writeBytes", asked, edit.changed()
        ? writer.writeText(asked, edit.written())
        : writer.writeBytes(asked, bytes));
    edits.done(edit);
  }

  /// Changes parts of a text file.
  @Callable(doc = "Replaces parts of a text file. Each edit names the text that is there, which must be there exactly"
      + " once; edits are made one after the other, all or none. Needs `read` for the file too.", capability = "write", since = 1, example = "await ctx.files.edit(\"pom.xml\", [{ oldText: \"<version>1.0\", newText: \"<version>1.1\" }]);")
  public void edit(
      @Param(doc = "The file, up to 10 MiB.") String path,
      @Param(doc = "The edits.") List<TextEdit> edits) {
    String text = files.readText(access.readable(services.workspace(), path), MAX_EDITED);
    WorkspacePath asked = access.writable(services.workspace(), path);
    for (TextEdit edit : edits) {
      text = TextEdits.replace(asked, text, edit.oldText(), edit.newText());
    }
    writeText("files.edit", asked, text);
  }

  /// Removes something.
  @Callable(doc = "Removes a file, a link (not what it points at) or an empty folder. What is not there is no error.", capability = "write", since = 1, example = "await ctx.files.remove(\"report.md\");")
  public void remove(@Param(doc = "The path.") String path) {
    WorkspacePath entry = access.removable(services.workspace(), path);
    AnnouncedEdits.Edit edit = edits.announce(entry, null, true,
        () -> access.removable(services.workspace(), path));
    keep("files.remove", entry);
    changed("files.remove", entry, writer.remove(entry));
    edits.done(edit);
  }

  /// Makes a folder.
  @Callable(doc = "Makes a folder, with those above it that are missing. One that is there is no error.", capability = "write", since = 1, example = "await ctx.files.mkdir(\"reports/2026\");")
  public void mkdir(@Param(doc = "The folder.") String path) {
    WorkspacePath asked = access.writable(services.workspace(), path);
    writer.makeFolder(asked);
    access.did("files.mkdir", Map.of("path", asked.toString()));
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
        .filter(file -> access.canRead(services.workspace(), file))
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
        .filter(file -> access.canRead(services.workspace(), file.path()))
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

  private void writeText(String act, WorkspacePath asked, String text) {
    AnnouncedEdits.Edit edit = edits.announce(asked, text, false,
        () -> access.writable(services.workspace(), asked.toString()));
    keep(act, asked);
    changed(act, asked, writer.writeText(asked, edit.written()));
    edits.done(edit);
  }

  private void keep(String act, WorkspacePath path) {
    services.kept().before(List.of(path), by, act + " " + path);
  }

  private void changed(String act, WorkspacePath path, FileChange change) {
    services.code().changed();
    var details = new LinkedHashMap<String, String>();
    details.put("path", path.toString());
    String real = services.workspace().resolve(path.realPath()).toString();
    if (!real.equals(path.toString())) {
      details.put("real", real);
    }
    details.put("before", change.before() == null ? "none" : change.before());
    details.put("after", change.after() == null ? "none" : change.after());
    access.did(act, details);
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
