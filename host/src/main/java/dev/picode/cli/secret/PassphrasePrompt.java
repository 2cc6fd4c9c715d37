package dev.picode.cli.secret;

import dev.picode.cli.command.ResultOutput;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.secret.file.Passphrase;
import dev.picode.secret.file.Passphrases;
import dev.picode.terminal.Prompt;
import java.util.Optional;

/// Asks the person at the terminal for the passphrase of the encrypted file. Safe for many threads.
final class PassphrasePrompt implements Passphrases {
  private static final int TRIES = 3;

  private final ResultOutput output;

  private PassphrasePrompt(ResultOutput output) {
    this.output = output;
  }

  /// The person. Given out as what it is asked by, so that who hands it on need not load that.
  static Passphrases of(ResultOutput output) {
    return new PassphrasePrompt(output);
  }

  @Override
  public Optional<Passphrase> ask(boolean again) {
    return prompt().flatMap(prompt -> typed(prompt, again
        ? "That is not it. Passphrase of the encrypted file: "
        : "Passphrase of the encrypted file of secrets: "));
  }

  @Override
  public Optional<Passphrase> choose() {
    return prompt().flatMap(this::choose);
  }

  private Optional<Passphrase> choose(Prompt prompt) {
    String question = "Secrets go to an encrypted file. Choose a passphrase for it: ";
    for (int i = 0; i < TRIES; i++) {
      Optional<Passphrase> first = typed(prompt, question);
      if (first.isEmpty()) {
        return first;
      }
      if (!first.get().isLongEnough()) {
        question = "It needs at least " + Passphrase.MIN_LENGTH + " characters. Passphrase: ";
      } else if (first.equals(typed(prompt, "The same again: "))) {
        return first;
      } else {
        question = "They differ. Passphrase: ";
      }
    }
    return Optional.empty();
  }

  private Optional<Prompt> prompt() {
    return Prompt.open(output.terminal());
  }

  private static Optional<Passphrase> typed(Prompt prompt, String question) {
    try {
      return prompt.askHidden(question).filter(text -> !text.isEmpty()).map(Passphrase::of);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problem.of("cancelled", ProblemKind.LIMIT, "the question was cancelled").toException(e);
    }
  }
}
