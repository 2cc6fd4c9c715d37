package dev.picode.cli.code;

import dev.picode.cli.command.CliSession;
import dev.picode.cli.command.CliSpecs;
import dev.picode.context.SearchHit;
import dev.picode.context.SearchQuery;
import dev.picode.context.SearchResult;
import dev.picode.context.TextSearch;
import dev.picode.context.engine.ContextEngine;
import dev.picode.context.index.Definition;
import dev.picode.context.index.FuzzyPaths;
import dev.picode.context.index.SymbolQuery;
import dev.picode.context.index.TextHit;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.terminal.Display;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `picode search TEXT`: lines with a text or a regular expression, files by how well words fit them, or names of
/// definitions and files by some of their letters. Immutable.
final class SearchCommand extends CodeCommand {
  /// As many lines, files or names as are looked at where a filter leaves out some of them.
  private static final int MANY = 10_000;

  private static final List<String> WAYS = List.of("--regex", "--fuzzy", "--ranked", "--semantic");

  @Override
  public String name() {
    return "search";
  }

  @Override
  public String description() {
    return "Finds lines by a text or a pattern, files by words, or names by their letters";
  }

  @Override
  public CommandSpec spec() {
    return CliSpecs.empty()
        .addPositional(CliSpecs.argument("TEXT", "What to find"))
        .addOption(CliSpecs.flag("Take the text for a regular expression of RE2", "--regex"))
        .addOption(CliSpecs.flag(
            "Find names of definitions and files that hold the letters in their order, best first",
            "--fuzzy"))
        .addOption(
            CliSpecs.flag("Find files by words in their text, symbols and paths, best first",
                "--ranked"))
        .addOption(CliSpecs.flag("Find by meaning, where a plug-in for embeddings is installed",
            "--semantic"))
        .addOption(CliSpecs.flag("Take capital and small letters as the same", "--ignore-case"))
        .addOption(CliSpecs.option("GLOB", "Only files whose path matches", "--path"))
        .addOption(CliSpecs.option("NAME", "Only files in this language", "--language"))
        .addOption(CliSpecs.option("KIND",
            "Only what stands in definitions of this kind, such as class or function", "--kind"))
        .addOption(CliSpecs.option("N", "Only the N files that were changed last", "--recent"))
        .addOption(CliSpecs.option("N",
            "So many at most (default: 200 lines, 20 files, 50 names)", "--limit"));
  }

  @Override
  Display answer(ParseResult parsed, CliSession session, ContextEngine engine)
      throws InterruptedException {
    String text = parsed.matchedPositionalValue(0, "");
    String way = way(parsed);
    SearchFilter filter = SearchFilter.of(parsed, engine);
    return switch (way) {
      case "--ranked" -> ranked(filter, text, number(parsed, "--limit", 20));
      case "--fuzzy" -> fuzzy(parsed, filter, text, number(parsed, "--limit", 50));
      default -> byLine(parsed, session, filter,
          way.equals("--regex") ? text : SearchQuery.literal(text));
    };
  }

  private static String way(ParseResult parsed) {
    List<String> chosen = WAYS.stream().filter(parsed::hasMatchedOption).toList();
    if (chosen.size() > 1) {
      throw Problem.of("usage", ProblemKind.USER,
          "`" + chosen.get(0) + "` and `" + chosen.get(1) + "` exclude each other",
          "`picode search --help` shows how it is used").toException();
    }
    if (chosen.contains("--semantic")) {
      throw Problem.of("semantic-unavailable", ProblemKind.USER,
          "`--semantic` needs a plug-in for embeddings, and none is installed",
          "`--ranked` finds files by the words of a sentence, without a model").toException();
    }
    return chosen.isEmpty() ? "" : chosen.getFirst();
  }

  private static Display byLine(ParseResult parsed, CliSession session, SearchFilter filter,
      String pattern) throws InterruptedException {
    int limit = number(parsed, "--limit", 200);
    int asked = filter.kinds().isEmpty() ? limit : MANY;
    SearchResult result = TextSearch.search(session.workspace(), filter.files(), new SearchQuery(
        pattern, null, parsed.hasMatchedOption("--ignore-case"), asked, false));
    List<SearchHit> hits = result.hits()
        .stream()
        .filter(hit -> filter.takes(hit.path(), hit.line()))
        .toList();
    if (result.truncated() || hits.size() > limit) {
      session.output().notice("there are more lines: `--limit` shows more of them");
    }
    var rows = new ArrayList<Map<String, @Nullable Object>>();
    for (SearchHit hit : hits.subList(0, Math.min(limit, hits.size()))) {
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

  private static Display ranked(SearchFilter filter, String words, int limit) {
    boolean isWhole = filter.kinds().isEmpty()
        && filter.files().size() == filter.index().files().size();
    var rows = new ArrayList<Map<String, @Nullable Object>>();
    for (TextHit hit : filter.index().search(words, isWhole ? limit : MANY)) {
      if (rows.size() < limit && filter.takes(hit.path())) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("path", hit.path());
        row.put("score", hit.score());
        rows.add(row);
      }
    }
    return lines(rows, row -> String.valueOf(row.get("path")), "No file fits.");
  }

  /// Files first: there are fewer of them, and a file is often named by what it defines.
  private static Display fuzzy(ParseResult parsed, SearchFilter filter, String text, int limit) {
    var rows = new ArrayList<Map<String, @Nullable Object>>();
    List<String> paths = filter.kinds().isEmpty()
        ? FuzzyPaths.find(filter.files(), text, Math.max(1, limit / 4))
        : List.of();
    for (String path : paths) {
      var row = new LinkedHashMap<String, @Nullable Object>();
      row.put("path", path);
      row.put("line", null);
      row.put("kind", "file");
      row.put("name", path.substring(path.lastIndexOf('/') + 1));
      rows.add(row);
    }
    var query = new SymbolQuery(text, SymbolQuery.Match.FUZZY, filter.kinds(),
        parsed.matchedOptionValue("--language", null), parsed.matchedOptionValue("--path", null),
        parsed.hasMatchedOption("--recent") ? MANY : limit);
    for (Definition definition : filter.index().find(query)) {
      if (rows.size() < limit && filter.paths().contains(definition.path())) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("path", definition.path());
        row.put("line", (long) definition.symbol().line());
        row.put("kind", definition.symbol().kind().name().toLowerCase(Locale.ROOT));
        row.put("name", definition.symbol().qualifiedName());
        rows.add(row);
      }
    }
    return lines(rows, row -> row.get("path")
        + (row.get("line") == null ? "" : ":" + row.get("line")) + ": " + row.get("kind") + " "
        + row.get("name"), "No name fits.");
  }
}
