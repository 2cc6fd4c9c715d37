package dev.picode.agent.tool;

import dev.picode.agent.AgentTool;
import dev.picode.agent.ToolAnswer;
import dev.picode.agent.tool.LookingTool.Look;
import dev.picode.context.engine.ContextEngine;
import dev.picode.context.index.Definition;
import dev.picode.context.index.SymbolQuery;
import dev.picode.context.rank.Packed;
import dev.picode.context.rank.Part;
import dev.picode.context.rank.Task;
import dev.picode.context.symbol.Symbol;
import dev.picode.workspace.WorkspacePath;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/// The tools `symbols` and `relevant`: what is defined where, and what matters for a task. Immutable, safe for many
/// threads. The index is brought up to date with each call.
///
/// @param scope what may be looked at
/// @param engine what is known of the workspace, asked when a tool first needs it
record CodeTools(ReadScope scope, Supplier<ContextEngine> engine) {
  private static final int USUAL_SYMBOLS = 50;
  private static final int MAX_SYMBOLS = 500;
  private static final int USUAL_TOKENS = 6_000;
  private static final int MAX_TOKENS = 30_000;

  List<AgentTool> tools() {
    return List.of(symbols(), relevant());
  }

  private AgentTool symbols() {
    var schema = new ToolSchema("symbols",
        "Finds definitions (types, functions, constants …) by their name, or lists those of a file, with the line and the"
            + " signature of each.")
        .text("name", "The name, or a part of it.")
        .text("path", "The file whose definitions are listed.")
        .choice("match", "How the name is compared; `substring` where it is not given.",
            List.of("exact", "prefix", "substring", "fuzzy"))
        .number("limit", "The most definitions, " + USUAL_SYMBOLS + " where it is not given.", 1,
            MAX_SYMBOLS);
    return new LookingTool(schema.spec(), arguments -> {
      String name = arguments.text("name", "");
      String path = arguments.text("path", "");
      if (!path.isEmpty()) {
        WorkspacePath file = scope.existing(path);
        return new Look(file.toString(), List.of(file.toString()),
            () -> outline(file.toString(), name));
      }
      var match = SymbolQuery.Match
          .valueOf(arguments.text("match", "substring").toUpperCase(Locale.ROOT));
      int limit = Math.clamp(arguments.number("limit", USUAL_SYMBOLS), 1, MAX_SYMBOLS);
      return new Look(name, List.of(),
          () -> defined(SymbolQuery.of(name, match, limit)));
    });
  }

  private ToolAnswer outline(String path, String name) throws InterruptedException {
    ContextEngine known = updated();
    List<Definition> found = known.index()
        .symbols(path)
        .definitions()
        .stream()
        .filter(symbol -> symbol.name().contains(name))
        .map(symbol -> new Definition(path, symbol))
        .toList();
    return answer(found);
  }

  private ToolAnswer defined(SymbolQuery query) throws InterruptedException {
    return answer(updated().index()
        .find(query)
        .stream()
        .filter(definition -> scope.shows(definition.path()))
        .toList());
  }

  private ToolAnswer answer(List<Definition> found) {
    if (found.isEmpty()) {
      return ToolAnswer.of("No definition fits.", "no definitions");
    }
    var out = new StringBuilder();
    for (Definition definition : found) {
      Symbol symbol = definition.symbol();
      out.append(definition.path())
          .append(':')
          .append(symbol.line())
          .append(": ")
          .append(symbol.kind().name().toLowerCase(Locale.ROOT))
          .append(' ')
          .append(symbol.qualifiedName())
          .append("  ")
          .append(symbol.signature())
          .append('\n');
    }
    return ToolAnswer.of(scope.spill().cut(out.toString()), found.size() + " definitions");
  }

  private ContextEngine updated() throws InterruptedException {
    ContextEngine known = engine.get();
    var _ = known.update();
    return known;
  }

  private AgentTool relevant() {
    var schema = new ToolSchema("relevant",
        "Finds what of the workspace matters for a task, best first: some files in full, further ones without the bodies"
            + " of their functions, of the rest the names.")
        .needs("task", "What is to be done, in words; it may name files and definitions.")
        .number("tokens", "The most tokens, " + USUAL_TOKENS + " where it is not given.", 200,
            MAX_TOKENS);
    return new LookingTool(schema.spec(), arguments -> {
      String task = arguments.text("task", "");
      int budget = Math.clamp(arguments.number("tokens", USUAL_TOKENS), 1, MAX_TOKENS);
      return new Look("", List.of(), () -> packed(task, budget));
    });
  }

  private ToolAnswer packed(String task, int budget) throws InterruptedException {
    Packed packed = updated().pack(Task.of(task), scope::shows, budget);
    if (packed.parts().isEmpty()) {
      return ToolAnswer.of("Nothing in the workspace seems to matter for it.", "nothing");
    }
    var out = new StringBuilder();
    for (Part part : packed.parts()) {
      out.append("[")
          .append(part.path())
          .append(": ")
          .append(part.why())
          .append("]\n")
          .append(part.text())
          .append('\n');
    }
    return ToolAnswer.of(scope.spill().cut(out.toString()),
        packed.parts().size() + " files, " + packed.tokens() + " tokens");
  }
}
