package dev.picode.binding;

import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.sandbox.capability.Capability;
import dev.picode.sandbox.capability.Decision;
import dev.picode.sandbox.capability.Grants;
import dev.picode.sandbox.capability.Standing;
import dev.picode.workspace.Workspace;
import dev.picode.workspace.WorkspacePath;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/// What one script may do in one run, asked at the moment it wants to. Safe for many threads.
///
/// What a person grants while it runs counts from then on. What they deny stays denied for the rest of the
/// run, the whole scope of it, so that a script cannot wear them down by asking again.
public final class Access {
  private final String subject;
  private final Function<Capability, String> remedy;
  private final Consent consent;
  private final ActLog log;
  private final ReentrantLock asking = new ReentrantLock();
  private final Map<Grants, How> refused = new HashMap<>();
  private volatile Standing standing;

  /// What came of a wish; the names are those of [ActLog#decided].
  private enum How {
    GRANTED("granted"),
    ONCE("once"),
    SESSION("session"),
    ALWAYS("always"),
    DENIED(
        "denied-by-person"),
    HEADLESS("headless"),
    NOT_DECLARED("not-declared");

    private final String text;

    How(String text) {
      this.text = text;
    }
  }

  /// What a script may do that nobody is asked about.
  ///
  /// @param subject who it is, in words: `the extension `acme.todo``
  /// @param grants what it was granted; all else is denied
  /// @param remedy what to do about a denial, before the line that would grant it: `add to …`
  public Access(String subject, Grants grants, String remedy) {
    this(subject, Standing.vouched(grants), line(remedy), Consent.NOBODY, ActLog.NONE);
  }

  /// What a script may do.
  ///
  /// @param subject who it is, in words
  /// @param standing what it declared and what it was granted
  /// @param remedy what to do about something it did not declare
  /// @param consent asks about what it declared and was not granted
  /// @param log is told of every decision and effect
  public Access(
      String subject,
      Standing standing,
      Function<Capability, String> remedy,
      Consent consent,
      ActLog log) {
    this.subject = subject;
    this.standing = standing;
    this.remedy = remedy;
    this.consent = consent;
    this.log = log;
  }

  /// The advice to grant something by a line of `permissions`.
  ///
  /// @param where what to do with the line, before it
  public static Function<Capability, String> line(String where) {
    return capability -> where + " `" + capability.grantLine() + "`";
  }

  /// Who it is, in words.
  public String subject() {
    return subject;
  }

  /// Refuses what is not granted, after it asked where the script may ask for it.
  ///
  /// @throws PiCodeException `capability-denied`; names the act, the capability and the line that
  ///     would grant it
  public void require(Capability capability) {
    Decision decision = standing.decide(capability);
    How how = switch (decision) {
      case Decision.Granted _ -> How.GRANTED;
      case Decision.Denied _ -> How.NOT_DECLARED;
      case Decision.Ask ask -> ask(ask, false);
    };
    log.decided(subject, capability, decision, how.text);
    switch (decision) {
      case Decision.Granted _ -> {
      }
      case Decision.Denied _ ->
        throw denied(capability, remedy.apply(capability));
      case Decision.Ask ask when how == How.DENIED -> throw denied(capability,
          "you denied it; run it again to be asked again for `" + ask.grantLine() + "`");
      case Decision.Ask ask when how == How.HEADLESS -> throw denied(capability,
          "run it at a terminal, where you are asked whether to grant `" + ask.grantLine() + "`");
      case Decision.Ask _ -> {
      }
    }
  }

  /// Whether a host that [#require] allowed may be at a private address: only where what was granted spells
  /// this host out.
  public boolean mayBePrivate(Capability.Net connection) {
    return standing.mayBePrivate(connection);
  }

  /// Whether a capability is granted or could be asked for; asks nobody.
  public boolean declares(Capability capability) {
    return !(standing.decide(capability) instanceof Decision.Denied);
  }

  /// Writes down an effect that the script had.
  ///
  /// @param act the function that did it, such as `files.write`
  /// @param details what it did it to; no secret and no content
  public void did(String act, Map<String, String> details) {
    log.did(subject, act, details);
  }

  /// Refuses to read a path that is not granted, where it really is after all links.
  public WorkspacePath readable(Workspace workspace, String path) {
    WorkspacePath asked = workspace.resolve(path);
    refuseHidden(workspace, asked.realPath());
    require(new Capability.Read(inWorkspace(workspace, asked.realPath())));
    return asked;
  }

  /// Refuses to write a path that is not granted, where it really is after all links.
  public WorkspacePath writable(Workspace workspace, String path) {
    WorkspacePath asked = workspace.resolve(path);
    refuseUnwritable(workspace, asked.realPath());
    require(new Capability.Write(inWorkspace(workspace, asked.realPath())));
    return asked;
  }

  /// Refuses to remove what is not granted to be written. What is removed is the entry itself, so a link
  /// counts where it lies and not where it leads.
  public WorkspacePath removable(Workspace workspace, String path) {
    WorkspacePath entry = workspace.resolve(path).asEntry();
    refuseUnwritable(workspace, workspace.root().resolve(entry.toString()));
    require(new Capability.Write(entry.toString()));
    return entry;
  }

  /// Whether a path, which is known to be no link, may be read. For choosing among many: an answer of
  /// the person counts for all that its scope covers, and only answers are written down.
  public boolean canRead(Workspace workspace, String path) {
    if (workspace.isHidden(workspace.root().resolve(path))) {
      return false;
    }
    return may(new Capability.Read(path));
  }

  /// Whether a capability is granted, after it asked where the script may ask for it. For what an answer can do without:
  /// nothing is refused, and only answers of the person are written down.
  boolean may(Capability capability) {
    Decision decision = standing.decide(capability);
    if (decision instanceof Decision.Ask ask) {
      How how = ask(ask, true);
      return how != How.DENIED && how != How.HEADLESS;
    }
    return decision instanceof Decision.Granted;
  }

  /// Refuses a script that may read nothing at all. What it may read is then chosen file by file, see [#canRead].
  void requireReading() {
    if (standing.declared().read().isEmpty() && standing.granted().read().isEmpty()) {
      require(new Capability.Read("."));
    }
  }

  /// @param whole whether even an answer for once is one for the whole scope
  private How ask(Decision.Ask ask, boolean whole) {
    return Interruptible.call(() -> {
      asking.lockInterruptibly();
      try {
        if (standing.decide(ask.capability()) instanceof Decision.Granted) {
          return How.GRANTED;
        }
        How before = refused.get(ask.scope());
        if (before != null) {
          return before;
        }
        How how = answered(ask, whole);
        if (whole) {
          log.decided(subject, ask.capability(), ask, how.text);
        }
        return how;
      } finally {
        asking.unlock();
      }
    });
  }

  private How answered(Decision.Ask ask, boolean whole) throws InterruptedException {
    Capability capability = ask.capability();
    return switch (consent.ask(capability, ask.scope())) {
      case ONCE -> {
        standing = standing.with(
            whole ? ask.scope() : Grants.only(capability));
        yield How.ONCE;
      }
      case SESSION -> {
        standing = standing.with(ask.scope());
        yield How.SESSION;
      }
      case ALWAYS -> {
        standing = standing.with(ask.scope());
        yield How.ALWAYS;
      }
      case DENY -> {
        refused.put(ask.scope(), How.DENIED);
        yield How.DENIED;
      }
      case NOBODY -> {
        refused.put(ask.scope(), How.HEADLESS);
        yield How.HEADLESS;
      }
    };
  }

  private PiCodeException denied(Capability capability, String hint) {
    return Problem.of("capability-denied", ProblemKind.DENIED,
        subject + " may not " + capability.act(), hint).toException();
  }

  private void refuseHidden(Workspace workspace, Path real) {
    if (workspace.isHidden(real)) {
      throw guarded("read", workspace, real);
    }
  }

  private void refuseUnwritable(Workspace workspace, Path real) {
    if (workspace.isUnwritable(real)) {
      throw guarded("write", workspace, real);
    }
  }

  private PiCodeException guarded(String act, Workspace workspace, Path real) {
    return Problem.of("path-guarded", ProblemKind.DENIED,
        subject + " may not " + act + " `" + inWorkspace(workspace, real)
            + "`, which belongs to Git or to PiCode itself",
        "no grant covers it").toException();
  }

  private static String inWorkspace(Workspace workspace, Path real) {
    return workspace.resolve(real).toString();
  }
}
