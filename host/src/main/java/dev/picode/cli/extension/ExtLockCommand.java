package dev.picode.cli.extension;

import dev.picode.cli.command.CliSession;
import dev.picode.cli.command.CliSpecs;
import dev.picode.cli.trust.TrustText;
import dev.picode.plugin.install.Installation;
import dev.picode.plugin.install.PackageCandidate;
import dev.picode.plugin.install.PermissionChange;
import dev.picode.plugin.lock.FileChanges;
import dev.picode.plugin.lock.Lock;
import dev.picode.plugin.lock.LockEntry;
import dev.picode.plugin.lock.Provenance;
import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.sandbox.capability.Grants;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `picode ext lock`: takes what is installed as it is now into the lock, or checks that it is what the lock says.
/// The check ends with 1 where it is not. Immutable.
final class ExtLockCommand implements ExtVerb {
  private static final int MAX_NAMED = 20;

  @Override
  public String name() {
    return "lock";
  }

  @Override
  public String description() {
    return "Takes extensions into the lock as they are now, or checks them against it";
  }

  @Override
  public CommandSpec spec() {
    return CliSpecs.empty()
        .addOption(CliSpecs.flag("Only tell what is not what the lock says", "--check"))
        .addOption(ExtPlace.option())
        .addOption(ExtPlace.yes());
  }

  @Override
  public int run(ParseResult parsed, CliSession session) {
    ExtPlace place = ExtPlace.of(parsed, session);
    Installation installation = place.installation();
    Lock lock = installation.lock();
    Map<String, String> different = different(installation, lock);
    if (parsed.hasMatchedOption("--check")) {
      return checked(session, lock, different);
    }
    var text = new StringBuilder();
    var done = new LinkedHashMap<String, @Nullable Object>();
    int code = 0;
    for (String id : different.keySet()) {
      String state = take(id, place, session, parsed.hasMatchedOption("--yes"));
      done.put(id, state);
      text.append("`").append(id).append("` ").append(switch (state) {
        case "locked" -> "is in the lock as it is now";
        case "forgotten" -> "is not there any more and is out of the lock";
        default -> "stays as it is";
      }).append('\n');
      code = state.equals("declined") ? 1 : code;
    }
    var plain = new LinkedHashMap<String, @Nullable Object>();
    plain.put("extensions", done);
    return result(session, text.isEmpty() ? "the lock is what is installed" : text.toString(),
        plain, code);
  }

  private int checked(CliSession session, Lock lock, Map<String, String> different) {
    var plain = new LinkedHashMap<String, @Nullable Object>();
    plain.put("checked", (long) lock.entries().size());
    plain.put("different", different);
    if (different.isEmpty()) {
      return result(session, lock.entries().size() + " installed, all as the lock says", plain, 0);
    }
    var lines = new ArrayList<String>();
    different.forEach((id, what) -> lines.add("`" + id + "`: " + TrustText.one(what)));
    return result(session, String.join("\n", lines), plain, 1);
  }

  /// What is different, in words, by the id of the extension.
  private static Map<String, String> different(Installation installation, Lock lock) {
    List<String> folders = installation.folders();
    var ids = new TreeSet<>(lock.entries().keySet());
    ids.addAll(folders);
    var different = new TreeMap<String, String>();
    for (String id : ids) {
      LockEntry entry = lock.find(id).orElse(null);
      if (entry == null) {
        different.put(id, "is not in the lock");
      } else if (!folders.contains(id)) {
        different.put(id, "is not there");
      } else {
        changes(id, installation, lock).filter(changes -> !changes.isEmpty())
            .ifPresent(changes -> different.put(id, changes.words(MAX_NAMED)));
      }
    }
    return different;
  }

  private static Optional<FileChanges> changes(String id, Installation installation,
      Lock lock) {
    return lock.changes(id, installation.contents(id));
  }

  /// Takes one into the lock. Whoever wants more than was accepted is asked about.
  private static String take(String id, ExtPlace place, CliSession session, boolean yes) {
    Installation installation = place.installation();
    LockEntry before = installation.lock().find(id).orElse(null);
    if (!installation.isThere(id)) {
      place.change(id, "forget", lock -> lock.without(id));
      return "forgotten";
    }
    PackageCandidate candidate = candidate(id, installation, before);
    LockEntry entry = candidate.entry();
    Grants accepted = before == null ? Grants.NONE : before.permissions();
    boolean asks = !yes && PermissionChange.between(accepted, entry.permissions()).isWider();
    String text = ExtText.of(candidate)
        + (before == null ? "" : ExtText.difference(before, candidate));
    if (asks
        && !ExtConsent.given(session, text, "Take it into the lock, and grant what it wants?",
            id)) {
      return "declined";
    }
    place.change(id, "lock", lock -> lock.with(entry));
    return "locked";
  }

  private static PackageCandidate candidate(String id, Installation installation,
      @Nullable LockEntry before) {
    PackageCandidate candidate = PackageCandidate.of(installation.contents(id),
        before == null ? Provenance.UNKNOWN : before.provenance());
    if (!candidate.id().equals(id)) {
      throw wrongFolder(id, candidate.id());
    }
    return candidate;
  }

  private static PiCodeException wrongFolder(String folder, String id) {
    return Problem.of("extension-misplaced", ProblemKind.USER,
        "the folder `" + folder + "` holds the extension `" + id + "`",
        "the folder has to have the name that `id` in its `picode.json` says").toException();
  }
}
