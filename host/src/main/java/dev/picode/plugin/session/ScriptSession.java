package dev.picode.plugin.session;

import dev.picode.plugin.TypedScript;
import dev.picode.sandbox.Outcome;
import dev.picode.sandbox.capability.Grants;
import dev.picode.sandbox.protocol.Language;
import dev.picode.sandbox.protocol.Message.Evaluate.Mode;
import dev.picode.sandbox.protocol.Message.Query.Question;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Code that a person types, in one language: evaluated piece after piece in one context, so that variables and
/// imports last. Safe for many threads; [#evaluate], [#type] and [#reset] are for one at a time.
///
/// The context can be lost: when code cannot be stopped, its worker is killed. The session then goes on with
/// an empty one and says so.
public final class ScriptSession implements AutoCloseable {
  /// How long a context may take to say how it is after it was stopped.
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int MAX_PIECES = 1_000;

  private final Language language;
  private final Supplier<TypedScript> opening;
  private final SessionGrants grants;
  private final Consumer<String> notices;
  private final List<String> pieces = new ArrayList<>();
  private volatile @Nullable TypedScript script;
  private long evaluations;
  private int number;

  /// A session; its context is opened at once, in the background.
  ///
  /// @param opening opens a context
  /// @param grants what the code may do
  /// @param notices takes sentences for the person
  public ScriptSession(Language language, Supplier<TypedScript> opening, SessionGrants grants,
      Consumer<String> notices) {
    this.language = language;
    this.opening = opening;
    this.grants = grants;
    this.notices = notices;
    warm(script());
  }

  /// Lets the parser be loaded while the person still types.
  private void warm(TypedScript opened) {
    var _ = opened.ask(Question.COMPLETENESS, "", Duration.ZERO);
    var _ = opened.ask(Question.MEMBERS, List.of(), Duration.ZERO);
    if (language == Language.JAVASCRIPT) {
      var _ = opened.ask(Question.BODY, Map.of("snippets", List.of(), "name", "", "call", "",
          "returns", false), Duration.ZERO);
    }
  }

  private synchronized TypedScript script() {
    TypedScript known = script;
    if (known == null) {
      known = opening.get();
      script = known;
    }
    return known;
  }

  /// The language.
  public Language language() {
    return language;
  }

  /// Evaluates code. Its value is of a form that can be shown: what is not plain is `{$shown: text}` or
  /// `{$shown: class, $of: content}`.
  public Outcome evaluate(String code) {
    return evaluate(code, language.id() + "-" + ++number);
  }

  /// The same with the name the code has in error places.
  public Outcome evaluate(String code, String name) {
    Outcome outcome = run(code, name, Mode.SESSION);
    if (outcome instanceof Outcome.Completed) {
      keep(code);
    }
    return outcome;
  }

  /// Evaluates code and gives back a text for the type of its value.
  public Outcome type(String code) {
    return run(code, "type", Mode.TYPE);
  }

  private Outcome run(String code, String name, Mode mode) {
    TypedScript open = script();
    evaluations++;
    Outcome outcome = open.evaluate(code, name, mode, grants.all());
    lookAfter(open);
    return outcome;
  }

  /// A context that counts fewer evaluations than there were is a new one, and one that does not answer is of no
  /// use.
  private void lookAfter(TypedScript open) {
    Optional<Outcome> state = open.ask(Question.STATE, null, PATIENCE);
    long counted = state.isPresent() && state.get() instanceof Outcome.Completed(_, Long count)
        ? count
        : -1;
    if (counted >= evaluations) {
      return;
    }
    if (counted < 0) {
      open.close();
      synchronized (this) {
        script = null;
      }
    }
    evaluations = Math.max(0, counted);
    if (!forgetPieces().isEmpty()) {
      notices.accept("the variables of this session are lost: its worker had to be ended");
    }
  }

  private synchronized void keep(String code) {
    if (!code.isBlank() && pieces.size() < MAX_PIECES) {
      pieces.add(code);
    }
  }

  private synchronized List<String> forgetPieces() {
    List<String> all = List.copyOf(pieces);
    pieces.clear();
    return all;
  }

  /// The code that was evaluated and did not fail, piece after piece, since the context was opened.
  public synchronized List<String> pieces() {
    return List.copyOf(pieces);
  }

  /// Whether code is whole.
  ///
  /// @param patience how long to wait for the parser
  public Completeness completeness(String code, Duration patience) {
    return answer(Question.COMPLETENESS, code, patience) instanceof String verdict
        ? Completeness.valueOf(verdict.toUpperCase(Locale.ROOT))
        : Completeness.UNKNOWN;
  }

  /// The names that may follow a path of names and indexes; all variables where it is empty. Runs no code, but
  /// for what a proxy object does when it is looked at.
  ///
  /// @param patience how long to wait
  public List<Member> members(List<?> path, Duration patience) {
    var members = new ArrayList<Member>();
    if (answer(Question.MEMBERS, path, patience) instanceof List<?> found) {
      for (Object each : found) {
        if (each instanceof List<?> parts && parts.size() == 3
            && parts.get(0) instanceof String name && parts.get(1) instanceof String kind) {
          members.add(new Member(name, kind, Boolean.TRUE.equals(parts.get(2))));
        }
      }
    }
    return members;
  }

  /// What was typed as the body of one function.
  ///
  /// @param name where the code declares a function of that name, the body calls it
  /// @param call how it is called
  /// @param returns whether the body gives back the last value
  /// @return what stands before the function, and its body; empty where the parser gives none
  public Optional<Body> body(String name, String call, boolean returns) {
    Object answer = answer(Question.BODY, Map.of("snippets", pieces(), "name", name, "call", call,
        "returns", returns), PATIENCE.multipliedBy(2));
    return answer instanceof List<?> parts && parts.size() == 2
        && parts.get(0) instanceof String head && parts.get(1) instanceof String body
            ? Optional.of(new Body(head, body))
            : Optional.empty();
  }

  /// Code as a function. Immutable.
  ///
  /// @param head what stands before the function
  /// @param text its body
  public record Body(String head, String text) {}

  /// Nothing is asked of a context that runs code: it could only answer afterwards.
  private @Nullable Object answer(Question question, Object subject, Duration patience) {
    TypedScript open = script();
    if (open.isBusy()) {
      return null;
    }
    return open.ask(question, subject, patience).orElse(null) instanceof Outcome.Completed done
        ? done.value()
        : null;
  }

  /// What the code may do, which can be made more.
  public SessionGrants grants() {
    return grants;
  }

  /// Lets the code of this session do more.
  public void allow(Grants more) {
    grants.allow(more);
  }

  /// Forgets everything that was defined.
  public void reset() {
    TypedScript old;
    synchronized (this) {
      old = script;
      script = null;
      pieces.clear();
      evaluations = 0;
    }
    if (old != null) {
      old.close();
    }
    warm(script());
  }

  /// Stops what is being evaluated; what was defined before stays where the engine can be stopped.
  public void interrupt() {
    TypedScript open = script;
    if (open != null) {
      open.cancel("you interrupted it");
    }
  }

  @Override
  public void close() {
    TypedScript open = script;
    if (open != null) {
      open.close();
    }
  }
}
