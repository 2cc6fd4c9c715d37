package dev.picode.cli.code;

import dev.picode.cli.command.CliCommand;
import dev.picode.cli.command.CliSession;
import dev.picode.context.engine.ContextEngine;
import dev.picode.plugin.command.CommandResult;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.terminal.Display;
import dev.picode.workspace.WorkspacePath;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;

/// A command that asks what is known of the code of the workspace. Implementations are immutable.
abstract class CodeCommand implements CliCommand {
  private static final int MOST = 100_000;

  @Override
  public final String group() {
    return "Code";
  }

  /// What it found.
  ///
  /// @throws InterruptedException soon after this thread was interrupted
  abstract Display answer(ParseResult parsed, CliSession session, ContextEngine engine)
      throws InterruptedException;

  @Override
  public final int run(ParseResult parsed, CliSession session) {
    session.process().onInterrupt().accept(Thread.currentThread()::interrupt);
    try (var engine = CliCode.of(session).engine()) {
      Display answer = answer(parsed, session, engine);
      session.output().endProgress();
      session.output().result(new CommandResult(answer, 0));
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problem.of("cancelled", ProblemKind.LIMIT,
          "the search was cancelled; what was indexed is kept").toException(e);
    }
  }

  /// One line for each row, as other tools can read them, or a sentence where there are none.
  static Display lines(List<Map<String, @Nullable Object>> rows,
      Function<Map<String, @Nullable Object>, String> line, String none) {
    return new Display.Text(
        rows.isEmpty() ? none : String.join("\n", rows.stream().map(line).toList()), rows);
  }

  /// The path of a file that was named, relative to the workspace.
  ///
  /// @throws dev.picode.problem.PiCodeException `path-outside-workspace`, `path-not-found`, `file-not-indexed`
  static String file(ParseResult parsed, CliSession session, ContextEngine engine)
      throws InterruptedException {
    String given = parsed.matchedPositionalValue(0, "");
    WorkspacePath file = session.workspace()
        .resolve(session.base().resolve(given).toAbsolutePath().normalize());
    var _ = file.existingPath();
    if (engine.index().file(file.toString()).isEmpty()) {
      throw Problem.of("file-not-indexed", ProblemKind.USER,
          "`" + file + "` is not in the index",
          "folders, binary files, files that are too large and files that Git ignores are not")
          .toException();
    }
    return file.toString();
  }

  /// The value of an option that is a number from 1 on.
  ///
  /// @throws dev.picode.problem.PiCodeException `argument-invalid`
  static int number(ParseResult parsed, String option, int otherwise) {
    String given = parsed.matchedOptionValue(option, null);
    if (given == null) {
      return otherwise;
    }
    try {
      int value = Integer.parseInt(given);
      if (value >= 1 && value <= MOST) {
        return value;
      }
    } catch (NumberFormatException _) {
      // Told below.
    }
    throw Problem.of("argument-invalid", ProblemKind.USER,
        "the option `" + option + "` is `" + given + "`, expected a number from 1 to " + MOST)
        .toException();
  }
}
