package dev.picode.cli;

import dev.picode.context.IndexedFile;
import dev.picode.context.SearchHit;
import dev.picode.context.SearchQuery;
import dev.picode.context.SearchResult;
import dev.picode.context.TextSearch;
import dev.picode.context.engine.ContextEngine;
import dev.picode.context.index.TextHit;
import dev.picode.terminal.Display;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `picode search TEXT`: lines with a text or a regular expression, or files by how well words fit them. Immutable.
final class SearchCommand extends CodeCommand {
  @Override
  public String name() {
    return "search";
  }

  @Override
  public String description() {
    return "Finds lines by a text or a pattern, or files by words";
  }

  @Override
  public CommandSpec spec() {
    return CommandSpec.create()
        .addPositional(CliSpecs.argument("TEXT", "What to find"))
        .addOption(flag("--regex", "Take the text for a regular expression of RE2"))
        .addOption(
            flag("--ranked", "Find files by words in their text, symbols and paths, best first"))
        .addOption(flag("--ignore-case", "Take capital and small letters as the same"))
        .addOption(text("--path", "GLOB", "Only files whose path matches"))
        .addOption(text("--language", "NAME", "Only files in this language"))
        .addOption(number("--limit", "N", "So many at most (default: 200, or 20 files)"));
  }

  @Override
  Display answer(ParseResult parsed, CliSession session, ContextEngine engine)
      throws InterruptedException {
    String text = parsed.matchedPositionalValue(0, "");
    String language = parsed.matchedOptionValue("--language", null);
    if (parsed.hasMatchedOption("--ranked")) {
      return ranked(engine, text, language, number(parsed, "--limit", 20));
    }
    List<IndexedFile> files = engine.index()
        .files()
        .stream()
        .filter(file -> language == null || language.equals(file.languageName()))
        .toList();
    String pattern = parsed.hasMatchedOption("--regex") ? text : SearchQuery.literal(text);
    SearchResult result = TextSearch.search(session.workspace(), files, new SearchQuery(pattern,
        parsed.matchedOptionValue("--path", null), parsed.hasMatchedOption("--ignore-case"),
        number(parsed, "--limit", 200), false));
    if (result.truncated()) {
      session.output().notice("there are more lines: `--limit` shows more of them");
    }
    return lines(result);
  }

  private static Display lines(SearchResult result) {
    var rows = new ArrayList<Map<String, @Nullable Object>>();
    for (SearchHit hit : result.hits()) {
      var row = new LinkedHashMap<String, @Nullable Object>();
      row.put("path", hit.path());
      row.put("line", (long) hit.line());
      row.put("column", (long) hit.column());
      row.put("text", hit.text());
      rows.add(row);
    }
    return lines(rows, row -> row.get("path") + ":" + row.get("line") + ": " + row.get("text"),
        "No line fits.");
  }

  private static Display ranked(ContextEngine engine, String words, @Nullable String language,
      int limit) throws InterruptedException {
    var rows = new ArrayList<Map<String, @Nullable Object>>();
    for (TextHit hit : engine.index().search(words, language == null ? limit : 10_000)) {
      String known = engine.index().file(hit.path()).map(IndexedFile::languageName).orElse(null);
      if (rows.size() < limit && (language == null || language.equals(known))) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("path", hit.path());
        row.put("score", hit.score());
        rows.add(row);
      }
    }
    return lines(rows, row -> String.valueOf(row.get("path")), "No file fits.");
  }
}
