package dev.picode.binding;

import dev.picode.binding.CodeFacts.RankedPath;
import dev.picode.binding.ContextFacts.CodeMap;
import dev.picode.binding.ContextFacts.ContextPart;
import dev.picode.binding.ContextFacts.PartForm;
import dev.picode.binding.ContextFacts.ProjectInfo;
import dev.picode.binding.ContextFacts.RelevantContext;
import dev.picode.context.engine.CodeView;
import dev.picode.context.rank.Packed;
import dev.picode.context.rank.RepoMap;
import dev.picode.context.rank.Task;
import dev.picode.sandbox.binding.Binding;
import dev.picode.sandbox.binding.Callable;
import dev.picode.sandbox.binding.Param;
import dev.picode.workspace.WorkspacePath;
import java.util.List;

/// `ctx.context`. Safe for many threads.
@Binding(name = "context", doc = "What of the workspace matters, in as few tokens as wanted. Only files that the script may read"
    + " count; what was changed together counts where it may use `git` too. Tokens are estimated, a bit generously.")
public final class ContextBinding {
  private final ReadableCode code;

  ContextBinding(ReadableCode code) {
    this.code = code;
  }

  /// Packs what matters.
  @Callable(doc = "Packs what matters for a task into a budget of tokens: some files in full, further ones without the bodies of"
      + " their functions, of the rest the names. The task may name files and symbols.", capability = "read", since = 1, example = "const { parts } = await ctx.context.relevant(\"let the till round prices\", { tokens: 4000 });\nconst text = parts.map((part) => part.text).join(\"\");")
  public RelevantContext relevant(
      @Param(doc = "What is to be done, in words.") String task,
      @Param(doc = "The most tokens, up to 100000.", option = "8000") int tokens,
      @Param(doc = "Files that it is certainly about.", option = "[]") List<String> files,
      @Param(doc = "Names of definitions that it is certainly about.", option = "[]") List<String> symbols) {
    int budget = ReadableCode.within("context.relevant", "tokens", tokens, 0);
    Packed packed = code.answer(
        view -> view.pack(task(view, task, files, symbols), budget));
    List<ContextPart> parts = packed.parts()
        .stream()
        .map(part -> new ContextPart(part.origin(), part.path(),
            PartForm.valueOf(part.form().name()), part.tokens(), part.score(), part.why(),
            part.text()))
        .toList();
    return new RelevantContext(packed.tokens(), packed.budget(), packed.leftOut(), parts);
  }

  /// Ranks files.
  @Callable(doc = "Ranks the files that matter for a task, those that matter most first, and says why.", capability = "read", since = 1, example = "const [first] = await ctx.context.files(\"let the till round prices\");")
  public List<RankedPath> files(
      @Param(doc = "What is to be done, in words.") String task,
      @Param(doc = "The most files to return.", option = "20") int limit,
      @Param(doc = "Files that it is certainly about.", option = "[]") List<String> files,
      @Param(doc = "Names of definitions that it is certainly about.", option = "[]") List<String> symbols) {
    int most = ReadableCode.within("context.files", "limit", limit, 1);
    return code.answer(view -> view.rank(task(view, task, files, symbols), most))
        .files()
        .stream()
        .map(file -> new RankedPath(file.path(), file.score(), file.why()))
        .toList();
  }

  private Task task(CodeView view, String text, List<String> files, List<String> symbols) {
    return new Task(text, code.files(files, view.index()), symbols);
  }

  /// Draws the map.
  @Callable(doc = "Draws the declarations that most of the code leans on, as many as fit a budget of tokens.", capability = "read", since = 1, example = "const { text } = await ctx.context.map({ tokens: 1000 });")
  public CodeMap map(
      @Param(doc = "The most tokens, up to 100000.", option = "2000") int tokens) {
    int budget = ReadableCode.within("context.map", "tokens", tokens, 0);
    RepoMap map = code.answer(view -> view.map(budget));
    return new CodeMap(map.text(), map.tokens(), map.symbols());
  }

  /// Finds out what the project is.
  @Callable(doc = "Finds out what a folder is as a project: its languages and tools, modules, entry points, and the dependencies"
      + " that its manifests declare. Needs no index.", capability = "read", since = 1, example = "const { types, modules } = await ctx.context.project();")
  public ProjectInfo project(
      @Param(doc = "The folder to look at, as if it were all there is.", option = "\".\"") String path) {
    WorkspacePath folder = code.folder(path);
    return new ProjectFacts(folder.isRoot() ? "" : folder + "/").of(code.project(path));
  }
}
