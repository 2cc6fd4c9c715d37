package dev.picode.cli.code;

import dev.picode.cli.command.CliSession;
import dev.picode.cli.command.CliSpecs;
import dev.picode.context.engine.ContextEngine;
import dev.picode.context.index.Definition;
import dev.picode.context.index.SymbolQuery;
import dev.picode.context.symbol.SymbolKind;
import dev.picode.problem.Nearest;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.terminal.Display;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `picode symbols QUERY`: the definitions whose names fit a text. Immutable.
final class SymbolsCommand extends CodeCommand {
  @Override
  public String name() {
    return "symbols";
  }

  @Override
  public String description() {
    return "Finds definitions by their names";
  }

  @Override
  public CommandSpec spec() {
    return CliSpecs.empty()
        .addPositional(CliSpecs.optional("QUERY",
            "Letters of the name, in their order; every name when left out"))
        .addOption(CliSpecs.flag("Only names that are the text", "--exact"))
        .addOption(
            CliSpecs.option("KIND", "Only definitions of this kind, such as class or function",
                "--kind"))
        .addOption(CliSpecs.option("NAME", "Only files in this language", "--language"))
        .addOption(CliSpecs.option("GLOB", "Only files whose path matches", "--path"))
        .addOption(CliSpecs.option("N", "So many at most (default: 50)", "--limit"));
  }

  @Override
  Display answer(ParseResult parsed, CliSession session, ContextEngine engine)
      throws InterruptedException {
    var rows = new ArrayList<Map<String, @Nullable Object>>();
    var query = new SymbolQuery(parsed.matchedPositionalValue(0, ""),
        parsed.hasMatchedOption("--exact")
            ? SymbolQuery.Match.EXACT
            : SymbolQuery.Match.FUZZY,
        kinds(parsed.matchedOptionValue("--kind", null)),
        parsed.matchedOptionValue("--language", null), parsed.matchedOptionValue("--path", null),
        number(parsed, "--limit", 50));
    for (Definition definition : engine.index().find(query)) {
      rows.add(row(definition));
    }
    return lines(rows, row -> row.get("path") + ":" + row.get("line") + ": " + row.get("kind") + " "
        + row.get("name"), "No definition fits.");
  }

  private static Map<String, @Nullable Object> row(Definition definition) {
    var row = new LinkedHashMap<String, @Nullable Object>();
    row.put("name", definition.symbol().qualifiedName());
    row.put("kind", definition.symbol().kind().name().toLowerCase(Locale.ROOT));
    row.put("path", definition.path());
    row.put("line", (long) definition.symbol().line());
    row.put("signature", definition.symbol().signature());
    row.put("doc", definition.symbol().doc());
    return row;
  }

  /// The kinds that an option `--kind` names; none where it was not given.
  ///
  /// @throws dev.picode.problem.PiCodeException `argument-invalid`
  static Set<SymbolKind> kinds(@Nullable String given) {
    if (given == null) {
      return Set.of();
    }
    List<String> known = Arrays.stream(SymbolKind.values())
        .map(kind -> kind.name().toLowerCase(Locale.ROOT))
        .toList();
    if (!known.contains(given)) {
      String nearest = Nearest.to(given, known);
      throw Problem.of("argument-invalid", ProblemKind.USER,
          "the option `--kind` is `" + given + "`, expected one of " + String.join(", ", known),
          nearest == null ? "" : "did you mean `" + nearest + "`?").toException();
    }
    return Set.of(SymbolKind.valueOf(given.toUpperCase(Locale.ROOT)));
  }
}
