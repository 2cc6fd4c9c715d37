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
@Binding(name = "ui", doc = "Showing things. `markdown` and `table` make something that a command can return or `print`"
    + " can show; machine-readable output gets the data instead.")
public final class UiBinding {
  private final ScriptOutput output;

  UiBinding(ScriptOutput output) {
    this.output = output;
  }

  /// Shows something now.
  @Callable(doc = "Shows something now: text, what `markdown` or `table` made, or any data.", capability = "none", since = 1, example = "await ctx.ui.print(\"done\");")
  public void print(@Param(doc = "What to show.") @Nullable Object value) {
    output.show(Display.of(value));
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

  /// Says how far long work is.
  @Callable(doc = "Says how far long work is. Shown only where a person is watching.", capability = "none", since = 1, example = "await ctx.ui.progress(\"reading\", { done: 3, total: 10 });")
  public void progress(
      @Param(doc = "What is being done.") String label,
      @Param(doc = "How much is done.", option = "0") long done,
      @Param(doc = "How much there is in all; 0 where that is not known.", option = "0") long total) {
    output.progress(label, done, total);
  }
}
