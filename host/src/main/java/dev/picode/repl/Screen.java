package dev.picode.repl;

import dev.picode.problem.Problem;
import dev.picode.terminal.ColorChoice;
import dev.picode.terminal.ProblemView;
import dev.picode.terminal.Terminal;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Where the prompt says what it has to say itself. Immutable; what it knows of the terminal is asked each time,
/// because its width changes.
///
/// @param environment the environment variables
/// @param property gives a system property, `null` where it is not set
/// @param color whether it is coloured
record Screen(Map<String, String> environment, Function<String, @Nullable String> property,
    ColorChoice color) {

  Terminal terminal() {
    return Terminal.open(environment, property, color);
  }

  /// Shows what a view made, as a result.
  void view(String view) {
    Terminal terminal = terminal();
    terminal.out().printView(view);
    terminal.flush();
  }

  /// Shows a sentence that is no result.
  void notice(String sentence) {
    terminal().err().println(sentence);
  }

  /// Shows a problem and gives back its exit code.
  int problem(Problem problem) {
    Terminal terminal = terminal();
    terminal.err().printView(ProblemView.render(problem, terminal.err().canvas()));
    return problem.kind().exitCode();
  }
}
