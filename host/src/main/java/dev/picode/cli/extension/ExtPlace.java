package dev.picode.cli.extension;

import dev.picode.audit.AuditEntry;
import dev.picode.audit.AuditKind;
import dev.picode.cli.command.CliSession;
import dev.picode.cli.command.CliSpecs;
import dev.picode.cli.command.Version;
import dev.picode.plugin.install.Installation;
import dev.picode.plugin.install.PackageCandidate;
import dev.picode.plugin.install.PackageFetcher;
import dev.picode.plugin.install.PackageSource;
import dev.picode.plugin.lock.Lock;
import dev.picode.plugin.lock.LockFile;
import dev.picode.problem.Nearest;
import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.trust.Closure;
import dev.picode.trust.ProjectTrust;
import dev.picode.trust.TrustState;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// Where `picode ext` installs: in the person's own folder, or in the project's `.picode/`. Confined to one thread.
///
/// A project that is trusted stays so where nothing changed in it but what the person just agreed to.
final class ExtPlace {
  private final CliSession session;
  private final boolean project;
  private final Installation installation;

  private ExtPlace(CliSession session, boolean project) {
    this.session = session;
    this.project = project;
    this.installation = project
        ? Installation.ofProject(session.workspace().root(), session.folders().data())
        : Installation.ofUser(session.folders().config(), session.folders().data());
  }

  /// The place that a command line names.
  static ExtPlace of(ParseResult parsed, CliSession session) {
    return new ExtPlace(session, parsed.hasMatchedOption("--project"));
  }

  /// The person's own.
  static ExtPlace ofUser(CliSession session) {
    return new ExtPlace(session, false);
  }

  /// The project's.
  static ExtPlace ofProject(CliSession session) {
    return new ExtPlace(session, true);
  }

  /// The option that names the project.
  static OptionSpec option() {
    return CliSpecs.flag("In the `.picode/` of the project, not in your own folder", "--project");
  }

  /// The option that answers the question.
  static OptionSpec yes() {
    return CliSpecs.flag("Agree to what it wants, and do not ask", "--yes");
  }

  Installation installation() {
    return installation;
  }

  /// What a person named, or what the lock says.
  ///
  /// @param base the folder that relative paths are relative to
  PackageSource source(String text, Path base) {
    PackageSource source = PackageSource.parse(text, base);
    return project ? source.relativeTo(session.workspace().root()) : source;
  }

  /// Gets the package again that an entry of the lock came from.
  PackageCandidate fetchAgain(String source) {
    return fetch(source(source, session.workspace().root()));
  }

  /// Gets a package.
  PackageCandidate fetch(PackageSource source) {
    Map<String, String> environment = session.process().environment();
    Path home = Path.of(environment.getOrDefault("HOME",
        Objects.requireNonNullElse(session.process().property().apply("user.home"), ".")));
    PackageCandidate candidate = PackageFetcher.open(environment, session.workspace(), home,
        session.folders().cache(),
        (label, done) -> session.output().progress(label, done, 0))
        .fetch(source);
    session.output().endProgress();
    return candidate;
  }

  /// Puts an extension in its place.
  void put(PackageCandidate candidate) {
    TrustState before = session.trust().state();
    installation.put(candidate);
    var details = new LinkedHashMap<String, @Nullable Object>();
    details.put("source", candidate.provenance().source());
    details.put("content", candidate.extension().hash());
    details.put("permissions", candidate.extension().manifest().permissions().members());
    audit("install `" + candidate.id() + "` " + candidate.extension().manifest().version(),
        details);
    keepTrust(before, candidate.id());
  }

  /// Takes an extension away.
  boolean remove(String id) {
    TrustState before = session.trust().state();
    boolean known = installation.remove(id);
    if (known) {
      audit("remove `" + id + "`", Map.of());
      keepTrust(before, id);
      ofUser(session).installation.switchOff(id, false);
    }
    return known;
  }

  /// Changes what the lock says of an extension.
  void change(String id, String act, UnaryOperator<Lock> change) {
    TrustState before = session.trust().state();
    installation.change(change);
    audit(act + " `" + id + "`", Map.of());
    keepTrust(before, id);
  }

  /// Switches an extension off, or on.
  void switchOff(String id, boolean off) {
    installation.switchOff(id, off);
    audit((off ? "disable `" : "enable `") + id + "`", Map.of());
  }

  /// An id that is not installed here.
  PiCodeException unknown(String id) {
    String nearest = Nearest.to(id, installation.lock().entries().keySet());
    String hint = nearest == null
        ? "`picode ext list` shows what there is; `--project` means what is in the project"
        : "did you mean `" + nearest + "`?";
    return Problem.of("extension-unknown", ProblemKind.USER,
        "`" + id + "` is not installed in `" + installation.root() + "`",
        installation.folders().contains(id)
            ? "its folder was put there by hand, and is yours to remove"
            : hint)
        .toException();
  }

  private void audit(String act, Map<String, @Nullable Object> details) {
    session.audit().append(AuditEntry.ofPerson(AuditKind.ACT, act, "done", details));
  }

  private void keepTrust(TrustState before, String id) {
    if (!project) {
      return;
    }
    ProjectTrust trust = session.trust();
    Closure now = trust.read();
    List<String> touched = switch (before) {
      case TrustState.None _ -> List.copyOf(now.files().keySet());
      case TrustState.Trusted trusted -> touched(trusted.closure(), now);
      case TrustState.Untrusted _,TrustState.Changed _,TrustState.Refused _ -> List.of("");
    };
    if (touched.stream()
        .allMatch(
            path -> path.equals(LockFile.NAME) || path.startsWith("extensions/" + id + "/"))) {
      trust.accept(now, session.clock().instant(), Version.text());
    } else {
      session.output()
          .notice(
              "the project's `.picode/` is not trusted, so nothing in it is used; `picode trust`"
                  + " shows it and asks");
    }
  }

  private static List<String> touched(Closure before, Closure now) {
    return Stream
        .concat(before.files().keySet().stream(), now.files().keySet().stream())
        .distinct()
        .filter(
            path -> !Objects.equals(before.files().get(path), now.files().get(path)))
        .toList();
  }
}
