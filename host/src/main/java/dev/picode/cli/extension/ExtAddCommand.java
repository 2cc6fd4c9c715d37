package dev.picode.cli.extension;

import dev.picode.cli.command.CliSession;
import dev.picode.cli.command.CliSpecs;
import dev.picode.plugin.install.PackageCandidate;
import dev.picode.plugin.lock.LockEntry;
import dev.picode.plugin.lock.SwitchedOff;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `picode ext add SOURCE`: gets an extension, shows what it is and wants, and installs it if the person says so.
/// Ends with 1 where they say no. Immutable.
final class ExtAddCommand implements ExtVerb {
  @Override
  public String name() {
    return "add";
  }

  @Override
  public String description() {
    return "Shows what an extension wants, and installs it if you say so";
  }

  @Override
  public CommandSpec spec() {
    return CliSpecs.empty()
        .addPositional(CliSpecs.argument("SOURCE",
            "A folder, an archive or its URL, a git URL with `#REF` where it is not the"
                + " head, `npm:NAME` or `@SCOPE/NAME` with `@RANGE` where it is not the latest"))
        .addOption(ExtPlace.option())
        .addOption(ExtPlace.yes());
  }

  @Override
  public int run(ParseResult parsed, CliSession session) {
    ExtPlace place = ExtPlace.of(parsed, session);
    PackageCandidate candidate = place.fetch(
        place.source(parsed.matchedPositionalValue(0, ""), session.base()));
    LockEntry before = place.installation().lock().find(candidate.id()).orElse(null);
    String text = ExtText.of(candidate)
        + (before == null ? "" : ExtText.difference(before, candidate));
    Map<String, @Nullable Object> plain = ExtText.plain(candidate);
    plain.put("folder", place.installation().folder(candidate.id()).toString());
    if (before != null) {
      plain.put("before", before.version());
      plain.put("difference", ExtText.permissions(before, candidate).plain());
    }
    boolean asked = !parsed.hasMatchedOption("--yes") && !isSame(before, candidate);
    if (asked
        && !ExtConsent.given(session, text, "Install it, and grant what it wants?",
            candidate.id())) {
      plain.put("state", "declined");
      return result(session, "not installed", plain, 1);
    }
    place.put(candidate);
    plain.put("state", "installed");
    if (SwitchedOff.of(session.folders().config()).ids().contains(candidate.id())) {
      session.output()
          .notice("`" + candidate.id() + "` is switched off; `picode ext enable` switches it on");
    }
    return result(session, (asked ? "" : text) + "installed in `"
        + place.installation().folder(candidate.id()) + "`", plain, 0);
  }

  /// Whether the person agreed to exactly this before.
  private static boolean isSame(@Nullable LockEntry before, PackageCandidate candidate) {
    return before != null && before.hash().equals(candidate.extension().hash())
        && before.permissions().equals(candidate.extension().manifest().permissions());
  }
}
