package dev.picode.agent.tool;

import dev.picode.agent.AgentTool;
import dev.picode.agent.ToolAnswer;
import dev.picode.agent.tool.LookingTool.Look;
import dev.picode.context.FileIndex;
import dev.picode.context.IndexedFile;
import dev.picode.context.ProgressListener;
import dev.picode.context.SearchHit;
import dev.picode.context.SearchQuery;
import dev.picode.context.SearchResult;
import dev.picode.context.TextSearch;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.sandbox.capability.Glob;
import dev.picode.sandbox.capability.InvalidGlobException;
import dev.picode.workspace.WorkspacePath;
import java.util.List;
import java.util.TreeMap;

/// The tools `list`, `glob` and `search`: which files there are, and what stands in them. Immutable, safe for many
/// threads.
///
/// @param scope what may be looked at
record FileTools(ReadScope scope) {
  private static final int MAX_PATHS = 1_000;
  private static final int MAX_HITS = 2_000;
  private static final int USUAL_HITS = 200;

  List<AgentTool> tools() {
    return List.of(list(), glob(), search());
  }

  private AgentTool list() {
    var schema = new ToolSchema("list",
        "Lists what a folder of the workspace holds: its files, and its folders with how many files are below them."
            + " What Git ignores is left out.")
        .text("path",
            "The folder, relative to the workspace; the workspace itself where it is not given.");
    return new LookingTool(schema.spec(), arguments -> {
      WorkspacePath folder = scope.existing(arguments.text("path", "."));
      return new Look(folder.toString(), List.of(folder.toString()), () -> listed(folder));
    });
  }

  private ToolAnswer listed(WorkspacePath folder) throws InterruptedException {
    String prefix = folder.isRoot() ? "" : folder + "/";
    var folders = new TreeMap<String, Integer>();
    var files = new StringBuilder();
    int count = 0;
    for (String path : scope.below(folder)) {
      String name = path.startsWith(prefix) ? path.substring(prefix.length()) : path;
      int slash = name.indexOf('/');
      if (slash < 0) {
        files.append(name).append('\n');
        count++;
      } else {
        folders.merge(name.substring(0, slash), 1, Integer::sum);
      }
    }
    var out = new StringBuilder();
    folders.forEach((name, number) -> out.append(name)
        .append("/ (")
        .append(number)
        .append(number == 1 ? " file)\n" : " files)\n"));
    out.append(files);
    String summary = folders.size() + " folders, " + count + " files";
    return out.isEmpty()
        ? ToolAnswer.of("There is nothing in `" + folder + "` that Git does not ignore.", summary)
        : ToolAnswer.of(scope.spill().cut(out.toString()), summary);
  }

  private AgentTool glob() {
    var schema = new ToolSchema("glob",
        "Finds files by their path. What Git ignores is left out.")
        .needs("pattern", "A glob of whole paths, such as `**/*.java` or `src/{a,b}/*`.")
        .text("path", "The folder to look in; the workspace where it is not given.");
    return new LookingTool(schema.spec(), arguments -> {
      Glob glob = compiled(arguments.text("pattern", ""));
      WorkspacePath folder = scope.existing(arguments.text("path", "."));
      return new Look(glob.toString(), List.of(folder.toString()), () -> found(folder, glob));
    });
  }

  private static Glob compiled(String pattern) {
    try {
      return Glob.compile(pattern);
    } catch (InvalidGlobException e) {
      throw Problem.of("glob-invalid", ProblemKind.USER, String.valueOf(e.getMessage()),
          "such as `**/*.java`").toException(e);
    }
  }

  private ToolAnswer found(WorkspacePath folder, Glob glob) throws InterruptedException {
    String prefix = folder.isRoot() ? "" : folder + "/";
    List<String> paths = scope.below(folder)
        .stream()
        .filter(path -> glob.matches(path)
            || (path.startsWith(prefix) && glob.matches(path.substring(prefix.length()))))
        .toList();
    if (paths.isEmpty()) {
      return ToolAnswer.of("No file fits `" + glob + "`.", "no files");
    }
    String more = paths.size() > MAX_PATHS
        ? "[" + (paths.size() - MAX_PATHS) + " more]\n"
        : "";
    return ToolAnswer.of(scope.spill()
        .cut(String.join("\n", paths.subList(0, Math.min(MAX_PATHS, paths.size()))) + "\n" + more),
        paths.size() + " files");
  }

  private AgentTool search() {
    var schema = new ToolSchema("search",
        "Searches the text files of the workspace, line by line, for a regular expression of RE2 (no look-around and no"
            + " back-references). What Git ignores is left out.")
        .needs("pattern", "The regular expression.")
        .text("path", "The file or folder to look in; the workspace where it is not given.")
        .text("glob", "Only files whose path fits, such as `**/*.py`.")
        .flag("literal", "Take the pattern for a text as it is.")
        .flag("ignore_case", "Take capital and small letters as the same.")
        .number("limit", "The most lines, " + USUAL_HITS + " where it is not given.", 1, MAX_HITS);
    return new LookingTool(schema.spec(), this::searching);
  }

  private Look searching(ToolArguments arguments) {
    WorkspacePath at = scope.existing(arguments.text("path", "."));
    String pattern = arguments.text("pattern", "");
    String glob = arguments.text("glob", "");
    var query = new SearchQuery(
        arguments.flag("literal") ? SearchQuery.literal(pattern) : pattern,
        glob.isEmpty() ? null : glob, arguments.flag("ignore_case"),
        Math.clamp(arguments.number("limit", USUAL_HITS), 1, MAX_HITS), false);
    return new Look("`" + pattern + "`" + (at.isRoot() ? "" : " in " + at),
        List.of(at.toString()), () -> hits(at, query));
  }

  private ToolAnswer hits(WorkspacePath at, SearchQuery query) throws InterruptedException {
    List<IndexedFile> files = FileIndex
        .scan(scope.workspace(), at, scope.options(), ProgressListener.NONE)
        .files()
        .stream()
        .filter(file -> scope.shows(file.path()))
        .toList();
    SearchResult result = TextSearch.search(scope.workspace(), files, query);
    if (result.hits().isEmpty()) {
      return ToolAnswer.of("No line fits, in " + files.size() + " files.", "no lines");
    }
    var out = new StringBuilder();
    for (SearchHit hit : result.hits()) {
      out.append(hit.path())
          .append(':')
          .append(hit.line())
          .append(": ")
          .append(hit.text())
          .append('\n');
    }
    if (result.truncated()) {
      out.append("[there are more lines; narrow the search or raise `limit`]\n");
    }
    return ToolAnswer.of(scope.spill().cut(out.toString()),
        result.hits().size() + " lines in " + result.files() + " files");
  }
}
