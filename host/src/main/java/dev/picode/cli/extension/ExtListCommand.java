package dev.picode.cli.extension;

import dev.picode.cli.command.CliSession;
import dev.picode.cli.command.CliSpecs;
import dev.picode.cli.trust.TrustText;
import dev.picode.plugin.Extension;
import dev.picode.plugin.command.CommandResult;
import dev.picode.plugin.install.Installation;
import dev.picode.terminal.Display;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `picode ext list`: the extensions of every layer. Immutable.
final class ExtListCommand implements ExtVerb {
  private static final List<String> COLUMNS = List.of("id", "version", "layer", "state",
      "contributes", "source");

  @Override
  public String name() {
    return "list";
  }

  @Override
  public String description() {
    return "Lists the extensions of every layer, those that are switched off among them";
  }

  @Override
  public CommandSpec spec() {
    return CliSpecs.empty();
  }

  @Override
  public int run(ParseResult parsed, CliSession session) {
    var rows = new ArrayList<Map<String, @Nullable Object>>();
    List<Extension> extensions = session.commands().extensions().all();
    var states = ExtState.of(session);
    for (Extension extension : extensions) {
      var row = new LinkedHashMap<String, @Nullable Object>();
      row.put("id", extension.id());
      row.put("version", extension.manifest().version());
      row.put("layer", ExtText.layer(extension));
      row.put("state", states.word(extension));
      row.put("contributes", contributes(extension));
      row.put("source", states.source(extension));
      rows.add(row);
    }
    missing(rows, extensions, ExtPlace.ofUser(session).installation());
    session.output().result(new CommandResult(new Display.Table(COLUMNS, rows), 0));
    return 0;
  }

  /// What the lock knows and no layer could read.
  private static void missing(List<Map<String, @Nullable Object>> rows,
      List<Extension> extensions, Installation installation) {
    installation.lock().entries().forEach((id, entry) -> {
      if (extensions.stream().noneMatch(extension -> extension.id().equals(id))) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("id", id);
        row.put("version", entry.version());
        row.put("layer", "user");
        row.put("state", installation.isThere(id) ? "not usable" : "missing");
        row.put("contributes", "");
        row.put("source", entry.provenance().source());
        rows.add(row);
      }
    });
  }

  private static String contributes(Extension extension) {
    var parts = new ArrayList<String>();
    ExtText.contributes(extension.manifest().contributes())
        .forEach((kind, names) -> parts.add(kind + ": " + String.join(", ", names)));
    return TrustText.one(String.join("; ", parts));
  }
}
