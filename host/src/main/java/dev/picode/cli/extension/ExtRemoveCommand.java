package dev.picode.cli.extension;

import dev.picode.cli.command.CliSession;
import dev.picode.cli.command.CliSpecs;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `picode ext remove ID`: takes an installed extension away. Immutable.
final class ExtRemoveCommand implements ExtVerb {
  @Override
  public String name() {
    return "remove";
  }

  @Override
  public String description() {
    return "Takes an installed extension away";
  }

  @Override
  public CommandSpec spec() {
    return CliSpecs.empty()
        .addPositional(ExtVerb.ids("1", "The id of the extension"))
        .addOption(ExtPlace.option());
  }

  @Override
  public int run(ParseResult parsed, CliSession session) {
    String id = parsed.matchedPositionalValue(0, "");
    ExtPlace place = ExtPlace.of(parsed, session);
    if (!place.remove(id)) {
      throw place.unknown(id);
    }
    var plain = new LinkedHashMap<String, @Nullable Object>();
    plain.put("id", id);
    plain.put("state", "removed");
    return result(session, "`" + id + "` is removed", plain, 0);
  }
}
