package dev.picode.binding;

import dev.picode.sandbox.binding.Binding;
import dev.picode.sandbox.binding.Callable;
import dev.picode.sandbox.binding.Param;
import dev.picode.terminal.Display;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `ctx.ui`. Safe for many threads.
@Binding(name = "ui", doc = "Showing things. `markdown`, `table`, `diff` and `code` make something that a command can return or"
    + " `print` can show; machine-readable output gets the data instead.")
public final class UiBinding {
  private final ScriptOutput output;
  private final boolean command;

  /// @param command whether it is for a command, which has a result that goes on with what it said
  UiBinding(ScriptOutput output, boolean command) {
    this.output = output;
    this.command = command;
  }

  /// Shows something now.
  @Callable(doc = "Shows something now: text, what `markdown`, `table`, `diff` or `code` made, or any data.", capability = "none", since = 1, example = "await ctx.ui.print(\"done\");")
  public void print(@Param(doc = "What to show.") @Nullable Object value) {
    output.show(Display.of(value));
  }

  /// Shows the next piece of Markdown.
  @Callable(doc = "Shows the next piece of an answer in Markdown, each block as soon as it is whole. What a command then returns"
      + " from `markdown` is not shown twice where it begins with what was said; machine-readable output gets only what is"
      + " returned. Outside a command each piece is shown for itself.", capability = "none", since = 1, example = "const stream = ctx.llm.stream({ prompt: \"Tell a story\" });\nfor await (const event of stream) {\n  if (event.type === \"text\") await ctx.ui.say(event.text);\n}\nreturn ctx.ui.markdown((await stream.result()).text);")
  public void say(@Param(doc = "The piece, which may end anywhere.") String text) {
    if (command) {
      output.say(text);
    } else {
      output.show(new Display.Markdown(text, null));
    }
  }

  /// Makes Markdown to show.
  @Callable(doc = "Makes Markdown that is shown as headings, lists and tables where the output is a"
      + " terminal.", capability = "none", since = 1, example = "return ctx.ui.markdown(\"# Report\", { data: { total: 3 } });")
  public Map<String, @Nullable Object> markdown(
      @Param(doc = "The Markdown.") String text,
      @Param(doc = "What stands for it in machine-readable output; the text itself by default.", option = "null") @Nullable Object data,
      @Param(doc = "Whether it is shown as it is written, for a person who wants to keep the Markdown.", option = "false") boolean raw) {
    var display = new LinkedHashMap<String, @Nullable Object>();
    display.put(Display.KIND, "markdown");
    display.put("markdown", text);
    display.put("data", data);
    if (raw) {
      display.put("raw", true);
    }
    return display;
  }

  /// Makes a table to show.
  @Callable(doc = "Makes a table of rows, one object a row. Machine-readable output gets the rows.", capability = "none", since = 1, example = "return ctx.ui.table([{ file: \"a.js\", lines: 12 }]);")
  public Map<String, @Nullable Object> table(
      @Param(doc = "The rows.") List<Map<String, @Nullable Object>> rows,
      @Param(doc = "The columns in order; by default every member of the rows, as first seen.", option = "[]") List<String> columns) {
    var names = new LinkedHashSet<>(columns);
    if (names.isEmpty()) {
      rows.forEach(row -> names.addAll(row.keySet()));
    }
    var display = new LinkedHashMap<String, @Nullable Object>();
    display.put(Display.KIND, "table");
    display.put("columns", new ArrayList<>(names));
    display.put("rows", rows);
    return display;
  }

  /// Makes a difference to show.
  @Callable(doc = "Makes a difference that is shown with the numbers of its lines and what was changed in them marked.", capability = "none", since = 1, example = "return ctx.ui.diff(\"@@ -1 +1 @@\\n-old\\n+new\\n\");")
  public Map<String, @Nullable Object> diff(
      @Param(doc = "The difference, as `git diff` prints it.") String text,
      @Param(doc = "What stands for it in machine-readable output; the text itself by default.", option = "null") @Nullable Object data) {
    var display = new LinkedHashMap<String, @Nullable Object>();
    display.put(Display.KIND, "diff");
    display.put("diff", text);
    display.put("data", data);
    return display;
  }

  /// Makes code to show.
  @Callable(doc = "Makes code that is shown with its parts set apart.", capability = "none", since = 1, example = "return ctx.ui.code(\"let x = 1;\", \"js\");")
  public Map<String, @Nullable Object> code(
      @Param(doc = "The code.") String text,
      @Param(doc = "What it is written in, such as `js` or `python`; a name that is not known is as good as none.") String language,
      @Param(doc = "What stands for it in machine-readable output; the code itself by default.", option = "null") @Nullable Object data) {
    var display = new LinkedHashMap<String, @Nullable Object>();
    display.put(Display.KIND, "code");
    display.put("code", text);
    display.put("language", language);
    display.put("data", data);
    return display;
  }

  /// Says how far long work is.
  @Callable(doc = "Says how far long work is. Shown only where a person is watching.", capability = "none", since = 1, example = "await ctx.ui.progress(\"reading\", { done: 3, total: 10 });")
  public void progress(
      @Param(doc = "What is being done.") String label,
      @Param(doc = "How much is done.", option = "0") long done,
      @Param(doc = "How much there is in all; 0 where that is not known.", option = "0") long total) {
    output.progress(label, done, total);
  }
}
