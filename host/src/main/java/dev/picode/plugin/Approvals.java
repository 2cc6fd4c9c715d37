package dev.picode.plugin;

import dev.picode.binding.Access;
import dev.picode.binding.ActLog;
import dev.picode.binding.Consent;
import dev.picode.sandbox.capability.Capability;
import dev.picode.sandbox.capability.Grants;
import dev.picode.sandbox.capability.Standing;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a person has granted to extensions, and the way to ask for more. Safe for many threads; one for a
/// session.
///
/// Questions of all extensions stand in one line: the next is put when the last is answered.
public final class Approvals {
  private final @Nullable GrantStore store;
  private final Person person;
  private final HeldGrants session;
  private final ReentrantLock asking = new ReentrantLock();

  /// Approvals with a memory.
  ///
  /// @param store where lasting answers are kept, `null` to keep none
  /// @param person who is asked
  public Approvals(@Nullable GrantStore store, Person person) {
    this(store, person, new HeldGrants());
  }

  /// Approvals with a memory, in a session that began before.
  ///
  /// @param session what was granted in it, and will be
  public Approvals(@Nullable GrantStore store, Person person, HeldGrants session) {
    this.store = store;
    this.person = person;
    this.session = session;
  }

  /// Approvals of nobody: what is not granted is denied.
  public static Approvals none() {
    return new Approvals(null, Person.NOBODY);
  }

  /// What an extension may do in a run.
  ///
  /// @param granted what it was granted for this run, in addition to what is remembered
  /// @param log is told of every decision and effect of the run
  public Access access(Extension extension, Grants granted, ActLog log) {
    String subject = "the extension `" + extension.id() + "`";
    var standing = new Standing(extension.manifest().permissions(),
        granted.and(remembered(extension)));
    return new Access(subject, standing, Access.line("add to `permissions` in its picode.json:"),
        (capability, scope) -> ask(extension, capability, scope), log);
  }

  /// What an extension may do to complete a word: look at what it was granted to look at. Nobody is
  /// asked for more.
  ///
  /// @param log is told of every decision of the run
  public Access looking(Extension extension, ActLog log) {
    Grants granted = extension.grants().and(remembered(extension));
    Grants git = granted.git() == Grants.GitLevel.NONE
        ? Grants.NONE
        : Grants.NONE.withGit(Grants.GitLevel.READ);
    return new Access("the extension `" + extension.id() + "`, which completes a word,",
        Standing.vouched(git.withRead(granted.read())), Access.line("it can be granted no"),
        Consent.NOBODY, log);
  }

  /// What somebody who is not an extension may do: all that was granted, and nobody is asked for more.
  ///
  /// @param subject who it is, in words
  /// @param remedy what to do about a denial
  /// @param log is told of every decision and effect of the run
  public Access access(
      String subject,
      Grants granted,
      Function<Capability, String> remedy,
      ActLog log) {
    return new Access(subject, Standing.vouched(granted), remedy, Consent.NOBODY, log);
  }

  /// Whether the person agrees to something a hook asks about. The question waits in the same line as all
  /// others.
  ///
  /// @param question a sentence
  /// @param facts what they should know, by name
  public boolean agrees(String question, Map<String, String> facts) {
    try {
      asking.lockInterruptibly();
      try {
        return person.agrees(question, facts);
      } finally {
        asking.unlock();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Grants remembered(Extension extension) {
    if (extension.origin() == Extension.Origin.BUILTIN) {
      return Grants.NONE;
    }
    Grants here = session.granted(extension.identity());
    return store == null ? here : here.and(store.granted(extension.identity()));
  }

  private Consent.Answer ask(Extension extension, Capability capability, Grants scope)
      throws InterruptedException {
    asking.lockInterruptibly();
    try {
      if (session.granted(extension.identity()).allows(capability)) {
        return Consent.Answer.SESSION;
      }
      Consent.Answer answer = person.answer(new Person.Question(
          extension.id(),
          extension.manifest().version(),
          extension.from(),
          capability,
          scope,
          extension.manifest().reasons().get(capability.permission())));
      if (answer == Consent.Answer.ALWAYS && store != null) {
        store.record(extension.identity(), scope);
      }
      if (answer == Consent.Answer.ALWAYS || answer == Consent.Answer.SESSION) {
        session.record(extension.identity(), scope);
      }
      return answer;
    } finally {
      asking.unlock();
    }
  }
}
