package dev.picode.cli.trust;

import dev.picode.audit.AuditEntry;
import dev.picode.audit.AuditKind;
import dev.picode.cli.command.CliCommand;
import dev.picode.cli.command.CliSession;
import dev.picode.cli.command.CliSpecs;
import dev.picode.cli.command.Version;
import dev.picode.plugin.command.CommandResult;
import dev.picode.plugin.project.ProjectContents;
import dev.picode.plugin.project.ProjectExtension;
import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.terminal.Display;
import dev.picode.terminal.Prompt;
import dev.picode.terminal.Sanitizer;
import dev.picode.trust.Closure;
import dev.picode.trust.ProjectTrust;
import dev.picode.trust.TrustEntry;
import dev.picode.trust.TrustState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `picode trust`: shows what the project's `.picode/` holds and wants, and lets the person trust it. Ends with
/// 1 where they say no. Immutable.
public final class TrustCommand implements CliCommand {
  private static final String QUESTION = "Trust all of this, and grant what it wants? [y/N] ";
  private static final List<String> CHOICES = List.of("--show", "--yes", "--revoke");

  @Override
  public String name() {
    return "trust";
  }

  @Override
  public String group() {
    return "Safety";
  }

  @Override
  public String description() {
    return "Shows what the `.picode/` of the project wants, and trusts it if you say so";
  }

  @Override
  public CommandSpec spec() {
    return CliSpecs.empty()
        .addOption(CliSpecs.flag("Only show what is in it", "--show"))
        .addOption(CliSpecs.flag("Trust it as it is now, and do not ask", "--yes"))
        .addOption(CliSpecs.flag("Take the trust back", "--revoke"));
  }

  @Override
  public int run(ParseResult parsed, CliSession session) {
    List<String> chosen = CHOICES.stream().filter(parsed::hasMatchedOption).toList();
    if (chosen.size() > 1) {
      throw Problem.of("usage", ProblemKind.USER,
          "`" + chosen.get(0) + "` and `" + chosen.get(1) + "` exclude each other",
          "`picode trust --help` shows how it is used").toException();
    }
    ProjectTrust trust = session.trust();
    if (chosen.contains("--revoke")) {
      return revoke(session, trust);
    }
    if (trust.state() instanceof TrustState.None) {
      return nothing(session, trust, chosen.contains("--show"));
    }
    Closure closure = trust.read();
    var look = new Look(trust.folder().toString(), trust.state().word(), closure,
        ProjectContents.of(closure), trust.before());
    trust.damage().ifPresent(session.output()::notice);
    if (chosen.contains("--show") || (chosen.isEmpty() && look.state().equals("trusted"))) {
      return result(session, look.text(), look.plain(), 0);
    }
    if (chosen.isEmpty() && !confirmed(session, look)) {
      record(session, look, "declined");
      return result(session, "not trusted", look.plain(), 1);
    }
    record(session, look, "trusted");
    trust.accept(closure, session.clock().instant(), Version.text());
    Map<String, @Nullable Object> plain = look.plain();
    plain.put("state", "trusted");
    return result(session, chosen.isEmpty() ? "trusted" : look.text() + "trusted", plain, 0);
  }

  /// What a person is shown. Immutable.
  private record Look(
      String folder,
      String state,
      Closure closure,
      ProjectContents contents,
      Optional<TrustEntry> before) {
    String text() {
      return TrustText.of(folder, closure, contents, before);
    }

    Map<String, @Nullable Object> plain() {
      return TrustText.plain(folder, state, closure, contents, before);
    }
  }

  private static boolean confirmed(CliSession session, Look look) {
    var terminal = session.output().terminal();
    Prompt prompt = Prompt.open(terminal).orElseThrow(() -> nobody(look));
    try {
      String answer = prompt.ask(Sanitizer.clean(look.text()) + QUESTION).strip();
      return answer.equalsIgnoreCase("y") || answer.equalsIgnoreCase("yes");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static PiCodeException nobody(Look look) {
    return Problem.of("trust-unanswered", ProblemKind.DENIED,
        "`" + look.folder() + "` is not trusted: there is nobody at a terminal to ask",
        "`picode trust --show` shows what is in it, `picode trust --yes` trusts it").toException();
  }

  private static int nothing(CliSession session, ProjectTrust trust, boolean show) {
    if (!show) {
      throw Problem.of("trust-nothing", ProblemKind.USER,
          "`" + trust.folder() + "` does not exist or is empty, so there is nothing to trust")
          .toException();
    }
    return result(session, "this project has nothing in `.picode/`", plain(trust), 0);
  }

  private static int revoke(CliSession session, ProjectTrust trust) {
    boolean known = trust.revoke();
    if (known) {
      session.audit()
          .append(AuditEntry.ofPerson(AuditKind.TRUST, "trust `" + trust.folder() + "`", "revoked",
              Map.of()));
    }
    return result(session,
        "`" + trust.folder() + "` " + (known ? "is not trusted any more" : "was not trusted"),
        plain(trust), 0);
  }

  private static Map<String, @Nullable Object> plain(ProjectTrust trust) {
    var plain = new LinkedHashMap<String, @Nullable Object>();
    plain.put("folder", trust.folder().toString());
    plain.put("state", trust.state().word());
    return plain;
  }

  private static void record(CliSession session, Look look, String outcome) {
    var details = new LinkedHashMap<String, @Nullable Object>();
    details.put("sha256", look.closure().hash());
    details.put("files", look.closure().files().size());
    details.put("extensions", look.contents()
        .extensions()
        .stream()
        .map(ProjectExtension::title)
        .toList());
    session.audit()
        .append(AuditEntry.ofPerson(AuditKind.TRUST, "trust `" + look.folder() + "`", outcome,
            details));
  }

  private static int result(CliSession session, String text, Map<String, @Nullable Object> plain,
      int code) {
    session.output().result(new CommandResult(new Display.Text(text, plain), code));
    return code;
  }
}
