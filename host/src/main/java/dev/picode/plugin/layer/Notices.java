package dev.picode.plugin.layer;

import dev.picode.problem.Problem;
import java.util.function.Consumer;

/// Sentences on what is left out. Stateless, safe for many threads.
final class Notices {
  private Notices() {}

  /// Tells of contributions that are left out.
  ///
  /// @param shown what the extension is called
  static Consumer<Problem> of(String shown, Consumer<String> notices) {
    return problem -> notices.accept("a contribution of `" + shown + "` is left out: "
        + problem.message() + (problem.place() == null ? "" : " (" + problem.place() + ")")
        + (problem.hint() == null ? "" : "; " + problem.hint()));
  }

  /// Tells that a whole extension is left out.
  static String leftOut(String shown, Problem problem) {
    return "the extension `" + shown + "` is left out: " + problem.message();
  }
}
