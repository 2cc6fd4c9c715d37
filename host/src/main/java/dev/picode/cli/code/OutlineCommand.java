package dev.picode.cli.code;

import dev.picode.cli.command.CliSession;
import dev.picode.cli.command.CliSpecs;
import dev.picode.context.engine.ContextEngine;
import dev.picode.context.symbol.Outline;
import dev.picode.terminal.Display;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `picode outline FILE`: what a file defines, as a tree. Immutable.
final class OutlineCommand extends CodeCommand {
  @Override
  public String name() {
    return "outline";
  }

  @Override
  public String description() {
    return "Shows what a file defines";
  }

  @Override
  public CommandSpec spec() {
    return CliSpecs.empty()
        .addPositional(CliSpecs.argument("FILE", "The file"));
  }

  @Override
  Display answer(ParseResult parsed, CliSession session, ContextEngine engine)
      throws InterruptedException {
    String file = file(parsed, session, engine);
    List<Outline> outlines = Outline.of(engine.index().symbols(file));
    var text = new StringBuilder();
    outlines.forEach(outline -> draw(text, outline, 0));
    return new Display.Text(
        text.isEmpty()
            ? "`" + file + "` defines nothing that is known."
            : text.toString().stripTrailing(),
        outlines.stream().map(OutlineCommand::data).toList());
  }

  private static void draw(StringBuilder text, Outline outline, int depth) {
    text.append("%6d  ".formatted(outline.symbol().line()))
        .repeat("  ", depth)
        .append(outline.symbol().signature())
        .append('\n');
    outline.parts().forEach(part -> draw(text, part, depth + 1));
  }

  private static Map<String, @Nullable Object> data(Outline outline) {
    var data = new LinkedHashMap<String, @Nullable Object>();
    data.put("name", outline.symbol().name());
    data.put("kind", outline.symbol().kind().name().toLowerCase(Locale.ROOT));
    data.put("line", (long) outline.symbol().line());
    data.put("endLine", (long) outline.symbol().span().endLine());
    data.put("signature", outline.symbol().signature());
    data.put("doc", outline.symbol().doc());
    data.put("parts", outline.parts().stream().map(OutlineCommand::data).toList());
    return data;
  }
}
