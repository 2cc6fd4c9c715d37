package dev.picode.cli.extension;

import dev.picode.cli.command.CliSession;
import dev.picode.cli.command.CliSpecs;
import dev.picode.plugin.Extension;
import dev.picode.plugin.lock.SwitchedOff;
import dev.picode.problem.Nearest;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `picode ext enable ID` and `picode ext disable ID`: whether an extension is used, for this person, whichever
/// layer it is in. Immutable.
final class ExtSwitchCommand implements ExtVerb {
  private final boolean on;

  ExtSwitchCommand(boolean on) {
    this.on = on;
  }

  @Override
  public String name() {
    return on ? "enable" : "disable";
  }

  @Override
  public String description() {
    return on
        ? "Uses an extension again that was switched off"
        : "Switches an extension off: it is listed and not used";
  }

  @Override
  public CommandSpec spec() {
    return CliSpecs.empty().addPositional(ExtVerb.ids("1", "The id of the extension"));
  }

  @Override
  public int run(ParseResult parsed, CliSession session) {
    String id = parsed.matchedPositionalValue(0, "");
    ExtPlace place = ExtPlace.ofUser(session);
    boolean isOff = SwitchedOff.of(place.installation().root()).ids().contains(id);
    if (!isOff) {
      known(id, session);
    }
    if (isOff == on) {
      place.switchOff(id, !on);
    }
    var plain = new LinkedHashMap<String, @Nullable Object>();
    plain.put("id", id);
    plain.put("state", on ? "on" : "off");
    return result(session, "`" + id + "` is switched " + (on ? "on" : "off")
        + (isOff == on ? "" : " already"), plain, 0);
  }

  private static void known(String id, CliSession session) {
    List<String> ids = session.commands()
        .extensions()
        .all()
        .stream()
        .map(Extension::id)
        .toList();
    if (!ids.contains(id)) {
      String nearest = Nearest.to(id, ids);
      throw Problem.of("extension-unknown", ProblemKind.USER, "there is no extension `" + id + "`",
          nearest == null
              ? "`picode ext list` shows what there is"
              : "did you mean `" + nearest + "`?")
          .toException();
    }
  }
}
