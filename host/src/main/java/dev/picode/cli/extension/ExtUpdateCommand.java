package dev.picode.cli.extension;

import dev.picode.cli.command.CliSession;
import dev.picode.cli.command.CliSpecs;
import dev.picode.cli.trust.TrustText;
import dev.picode.plugin.install.PackageCandidate;
import dev.picode.plugin.install.PermissionChange;
import dev.picode.plugin.lock.LockEntry;
import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `picode ext update`: gets installed extensions again from where they came from. It asks only where one wants more
/// than the person accepted. Ends with 1 where one was declined or, of several, one could not be had.
/// Immutable.
final class ExtUpdateCommand implements ExtVerb {
  @Override
  public String name() {
    return "update";
  }

  @Override
  public String description() {
    return "Gets installed extensions again, and asks where one wants more than before";
  }

  @Override
  public CommandSpec spec() {
    return CliSpecs.empty()
        .addPositional(ExtVerb.ids("0..*", "The ids of the extensions"))
        .addOption(CliSpecs.flag("All that are installed", "--all"))
        .addOption(ExtPlace.option())
        .addOption(ExtPlace.yes());
  }

  @Override
  public int run(ParseResult parsed, CliSession session) {
    ExtPlace place = ExtPlace.of(parsed, session);
    boolean all = parsed.hasMatchedOption("--all");
    List<String> ids = List.of(parsed.matchedPositionalValue(0, new String[0]));
    if (all == !ids.isEmpty()) {
      throw Problem.of("usage", ProblemKind.USER,
          "`picode ext update` needs the ids of extensions or `--all`",
          "`picode ext list` shows what there is").toException();
    }
    List<LockEntry> entries = all
        ? List.copyOf(place.installation().lock().entries().values())
        : ids.stream()
            .distinct()
            .map(id -> place.installation().lock().find(id).orElseThrow(() -> place.unknown(id)))
            .toList();
    var text = new StringBuilder();
    var plain = new ArrayList<Map<String, @Nullable Object>>();
    int code = 0;
    for (LockEntry entry : entries) {
      Outcome outcome = outcome(entry, place, session, parsed.hasMatchedOption("--yes"),
          entries.size() > 1);
      text.append(text.isEmpty() ? "" : "\n").append(outcome.text());
      plain.add(outcome.plain());
      code = Math.max(code, outcome.code());
    }
    var result = new LinkedHashMap<String, @Nullable Object>();
    result.put("extensions", plain);
    return result(session, entries.isEmpty() ? "nothing is installed" : text.toString(), result,
        code);
  }

  /// What came of one extension. Immutable.
  private record Outcome(String text, Map<String, @Nullable Object> plain, int code) {
    static Outcome of(LockEntry entry, String state, String text, int code) {
      var plain = new LinkedHashMap<String, @Nullable Object>();
      plain.put("id", entry.id());
      plain.put("state", state);
      plain.put("before", entry.version());
      return new Outcome(text, plain, code);
    }

    Outcome with(String name, @Nullable Object value) {
      Map<String, @Nullable Object> more = new LinkedHashMap<>(plain);
      more.put(name, value);
      return new Outcome(text, more, code);
    }
  }

  /// Of several extensions one that fails does not keep the others from being updated.
  private static Outcome outcome(LockEntry entry, ExtPlace place, CliSession session, boolean yes,
      boolean several) {
    try {
      return update(entry, place, session, yes);
    } catch (PiCodeException e) {
      if (!several) {
        throw e;
      }
      return Outcome.of(entry, "failed", "`" + entry.id() + "` stays as it is: "
          + TrustText.one(e.problem().message()), 1).with("problem", e.problem().message());
    }
  }

  private static Outcome update(LockEntry entry, ExtPlace place, CliSession session, boolean yes) {
    if (entry.provenance().source().isEmpty()) {
      throw Problem.of("extension-without-source", ProblemKind.USER,
          "nobody knows where `" + entry.id() + "` came from",
          "`picode ext add SOURCE` installs it from where it is now").toException();
    }
    PackageCandidate candidate = place.fetchAgain(entry.provenance().source());
    if (!candidate.id().equals(entry.id())) {
      throw Problem.of("extension-id-changed", ProblemKind.DENIED,
          "`" + entry.provenance().source() + "` is not `" + entry.id() + "` any more but `"
              + candidate.id() + "`",
          "where you want the new one, add it and remove the old one").toException();
    }
    if (isCurrent(entry, candidate, place)) {
      return Outcome.of(entry, "current", "`" + entry.id() + "` " + entry.version()
          + " is what there is", 0).with("version", entry.version());
    }
    PermissionChange permissions = ExtText.permissions(entry, candidate);
    String text = ExtText.of(candidate) + ExtText.difference(entry, candidate);
    boolean asked = permissions.isWider() && !yes;
    if (asked && !ExtConsent.given(session, text, "Update it, and grant what is new?",
        entry.id())) {
      return Outcome.of(entry, "declined", "`" + entry.id() + "` stays as it is", 1);
    }
    place.put(candidate);
    String version = candidate.extension().manifest().version();
    boolean same = entry.hash().equals(candidate.extension().hash());
    return Outcome.of(entry, "updated", (asked || same ? "" : text) + "`" + entry.id() + (same
        ? "` " + TrustText.one(version) + " is as it was installed again"
        : "` is updated from " + TrustText.one(entry.version()) + " to " + TrustText.one(version)),
        0)
        .with("version", version)
        .with("permissions", permissions.plain())
        .with("files", ExtText.files(entry, candidate).plain());
  }

  /// Whether the lock and the folder are what was got.
  private static boolean isCurrent(LockEntry entry, PackageCandidate candidate, ExtPlace place) {
    return entry.hash().equals(candidate.extension().hash())
        && entry.provenance().equals(candidate.provenance())
        && place.installation().isThere(entry.id())
        && LockEntry.hashes(place.installation().contents(entry.id())).equals(entry.files());
  }
}
