package dev.picode.agent.loop;

import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import java.util.Set;

/// Why an agent cannot go on. Stateless, safe for many threads.
final class AgentProblems {
  /// What ends the loop wherever it comes up; all else that a tool throws is told to the model.
  private static final Set<String> ENDING = Set.of("cancelled", "hook-aborted",
      "llm-budget-exhausted", "session-unwritable", "audit-unwritable");

  private AgentProblems() {}

  static boolean ends(PiCodeException e) {
    return ENDING.contains(e.problem().code());
  }

  static boolean isCancelled(Problem problem) {
    return problem.code().equals("cancelled");
  }

  static PiCodeException cancelled() {
    return Problem.of("cancelled", ProblemKind.LIMIT, "the agent was cancelled").toException();
  }

  static PiCodeException turns(int most) {
    return Problem.of("agent-turn-limit", ProblemKind.LIMIT,
        "the agent asked the model " + most + " times and is not done",
        "say `go on`, or allow more turns").toException();
  }

  static PiCodeException loop(String tool) {
    return Problem.of("agent-loop", ProblemKind.LIMIT,
        "the model calls `" + tool + "` with the same arguments over and over",
        "tell it what to do instead, or name another model").toException();
  }

  static PiCodeException silent(String model) {
    return Problem.of("agent-empty-answer", ProblemKind.EXTERNAL,
        "`" + model + "` answered nothing", "try again, or name another model").toException();
  }
}
