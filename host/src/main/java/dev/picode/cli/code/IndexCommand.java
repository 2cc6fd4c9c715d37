package dev.picode.cli.code;

import dev.picode.cli.command.CliCommand;
import dev.picode.cli.command.CliSession;
import dev.picode.cli.command.CliSpecs;
import dev.picode.context.index.IndexStats;
import dev.picode.context.index.IndexUpdate;
import dev.picode.plugin.command.CommandResult;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.terminal.Display;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `picode index`: brings the index of the workspace up to date, tells what it did or what the index holds, and keeps it
/// so where that is wanted.
/// Immutable.
final class IndexCommand implements CliCommand {
  @Override
  public String name() {
    return "index";
  }

  @Override
  public String group() {
    return "PiCode";
  }

  @Override
  public String description() {
    return "Brings the index of the workspace up to date";
  }

  @Override
  public CommandSpec spec() {
    return CliSpecs.empty()
        .addOption(CliSpecs.flag("Forget what is known and read every file again", "--rebuild"))
        .addOption(CliSpecs.flag(
            "Go on: take in what changes, say it, and tell the hooks on file-changed", "--watch"))
        .addOption(CliSpecs.flag("Show what the index holds and how large it is", "--stats"));
  }

  @Override
  public int run(ParseResult parsed, CliSession session) {
    session.process().onInterrupt().accept(Thread.currentThread()::interrupt);
    var code = CliCode.of(session);
    try (var index = code.open()) {
      if (parsed.hasMatchedOption("--rebuild")) {
        index.clear();
      }
      IndexUpdate update = index.update(
          (done, found) -> session.output().progress("indexing files", done, found));
      int files = index.current().files().size();
      IndexStats stats = parsed.hasMatchedOption("--stats") ? index.stats() : null;
      session.output().endProgress();
      var data = new LinkedHashMap<String, @Nullable Object>();
      data.put("workspace", session.workspace().root().toString());
      data.put("files", (long) files);
      data.put("added", (long) update.added());
      data.put("changed", (long) update.changed());
      data.put("removed", (long) update.removed());
      String text = text(update, files);
      if (stats != null) {
        addTo(data, stats);
        text += "\n" + text(stats);
      }
      if (parsed.hasMatchedOption("--watch")) {
        session.output().notice(text);
        return new IndexWatch(session, index, code.options()).run();
      }
      session.output().result(new CommandResult(new Display.Text(text, data), 0));
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problem.of("cancelled", ProblemKind.LIMIT,
          "indexing was cancelled; what was done is kept").toException(e);
    }
  }

  private static String text(IndexUpdate update, int files) {
    var changes = new ArrayList<String>();
    addCount(changes, update.added(), "new");
    addCount(changes, update.changed(), "changed");
    addCount(changes, update.removed(), "gone");
    return files + (files == 1 ? " file" : " files") + " indexed, "
        + (changes.isEmpty() ? "none changed" : String.join(", ", changes));
  }

  private static String text(IndexStats stats) {
    var out = new StringBuilder();
    line(out, "lines", stats.lines());
    line(out, "bytes", stats.bytes());
    line(out, "definitions", stats.definitions());
    line(out, "names", stats.names());
    line(out, "references", stats.references());
    line(out, "imports", stats.imports());
    stats.languages()
        .forEach((language, files) -> line(out,
            (files == 1 ? "file in " : "files in ") + language, files));
    line(out, "bytes in the store", stats.storedBytes());
    return out.append(stats.file() == null
        ? "kept in memory only"
        : "kept in `" + stats.file() + "`").toString();
  }

  private static void addCount(List<String> words, int count, String what) {
    if (count > 0) {
      words.add(count + " " + what);
    }
  }

  private static void line(StringBuilder out, String what, long count) {
    out.append("%12d %s\n".formatted(count, what));
  }

  private static void addTo(Map<String, @Nullable Object> data, IndexStats stats) {
    data.put("bytes", stats.bytes());
    data.put("lines", stats.lines());
    data.put("definitions", stats.definitions());
    data.put("names", stats.names());
    data.put("references", stats.references());
    data.put("imports", stats.imports());
    var languages = new LinkedHashMap<String, @Nullable Object>();
    stats.languages().forEach((language, files) -> languages.put(language, (long) files));
    data.put("languages", languages);
    data.put("storedBytes", stats.storedBytes());
    data.put("stored", stats.file() == null ? null : stats.file().toString());
  }
}
