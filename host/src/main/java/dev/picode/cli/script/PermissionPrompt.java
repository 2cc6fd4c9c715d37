package dev.picode.cli.script;

import dev.picode.binding.Consent;
import dev.picode.cli.command.ResultOutput;
import dev.picode.plugin.Person;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.terminal.DisplayWidth;
import dev.picode.terminal.Prompt;
import dev.picode.terminal.QuestionView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Asks the person at the terminal whether an extension may do something. Safe for many threads.
///
/// What is not understood is asked again, and then taken as no.
final class PermissionPrompt implements Person {
  private static final int MAX_REASON = 300;
  /// More than this nobody reads to its end, and what cannot be read is not granted.
  private static final int MAX_ACT = 4_000;
  private static final int TRIES = 3;
  private static final String CHOICES = "Allow it? (o)nce, (s)ession, (a)lways, Enter denies:";

  private static final String AGREES = "Go on? (y)es, Enter stops it:";

  private final Prompt prompt;

  private PermissionPrompt(Prompt prompt) {
    this.prompt = prompt;
  }

  /// The person, where there is one who can be asked: at a terminal, and not reading JSON.
  static Person of(ResultOutput output) {
    Optional<Prompt> prompt = output.isText() ? Prompt.open(output.terminal()) : Optional.empty();
    return prompt.<Person>map(PermissionPrompt::new).orElse(Person.NOBODY);
  }

  /// The same person, looked for when there is something to ask.
  static Person asking(ResultOutput output) {
    return new Person() {
      @Override
      public Consent.Answer answer(Question question) throws InterruptedException {
        return of(output).answer(question);
      }

      @Override
      public boolean agrees(String question, Map<String, String> facts)
          throws InterruptedException {
        return of(output).agrees(question, facts);
      }
    };
  }

  @Override
  public Consent.Answer answer(Question question) throws InterruptedException {
    String view = QuestionView.render(sentence(question), facts(question), CHOICES,
        prompt.canvas());
    for (int i = 0; i < TRIES; i++) {
      Optional<Consent.Answer> answer = meaning(prompt.ask(view));
      if (answer.isPresent()) {
        return answer.get();
      }
      view = QuestionView.again(CHOICES);
    }
    return Consent.Answer.DENY;
  }

  @Override
  public boolean agrees(String question, Map<String, String> facts) throws InterruptedException {
    var shown = new LinkedHashMap<String, String>();
    facts.forEach((name, fact) -> shown.put(name, DisplayWidth.truncate(fact, MAX_REASON)));
    String answer = prompt.ask(QuestionView.render(question, shown, AGREES, prompt.canvas()));
    return List.of("y", "yes").contains(answer.strip().toLowerCase(Locale.ROOT));
  }

  /// What is asked, in the words of whoever named the things in it.
  static String sentence(Question question) {
    String act = question.capability().act();
    if (act.length() > MAX_ACT) {
      throw Problem.of("capability-denied", ProblemKind.DENIED,
          "the extension `" + question.id() + "` wants something too long to ask about",
          "it has to be shorter than " + MAX_ACT + " characters").toException();
    }
    return "the extension `" + question.id() + "` " + question.version() + " wants to " + act;
  }

  /// What one has to know to answer.
  static Map<String, String> facts(Question question) {
    var facts = new LinkedHashMap<String, String>();
    String reason = question.reason();
    facts.put("it lies in", "`" + question.from() + "`");
    facts.put("its reason",
        reason == null ? "it gives none" : DisplayWidth.truncate(reason, MAX_REASON));
    facts.put("session and always grant", String.join(", ", question.scope().lines()));
    return facts;
  }

  /// What a typed line means; empty where it means nothing.
  static Optional<Consent.Answer> meaning(String line) {
    return switch (line.strip().toLowerCase(Locale.ROOT)) {
      case "" -> Optional.of(Consent.Answer.DENY);
      case "o", "once" -> Optional.of(Consent.Answer.ONCE);
      case "s", "session" -> Optional.of(Consent.Answer.SESSION);
      case "a", "always" -> Optional.of(Consent.Answer.ALWAYS);
      case "d", "deny", "n", "no" -> Optional.of(Consent.Answer.DENY);
      default -> Optional.empty();
    };
  }
}
