package dev.picode.cli.extension;

import dev.picode.cli.command.CliSession;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.terminal.Prompt;
import dev.picode.terminal.Sanitizer;

/// Asks the person whether an extension may be installed with what it wants; the answer is no unless they say
/// yes. Stateless.
final class ExtConsent {
  private ExtConsent() {}

  /// Whether the person agrees.
  ///
  /// @param text what they are shown
  /// @param question what they are asked, up to the choices
  /// @param id whose installation it is about
  /// @throws dev.picode.problem.PiCodeException `install-unanswered` where there is nobody to ask
  static boolean given(CliSession session, String text, String question, String id) {
    session.output().endProgress();
    Prompt prompt = Prompt.open(session.output().terminal())
        .orElseThrow(() -> Problem.of("install-unanswered", ProblemKind.DENIED,
            "nothing is done about `" + id + "`: there is nobody at a terminal to ask",
            "where you know what it wants, `--yes` agrees to it").toException());
    try {
      String answer = prompt.ask(Sanitizer.clean(text) + question + " [y/N] ").strip();
      return answer.equalsIgnoreCase("y") || answer.equalsIgnoreCase("yes");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
