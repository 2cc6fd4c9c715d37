package dev.picode.agent.loop;

import dev.picode.llm.Part;

/// Counts how often the very same call came in a row. Confined to one thread.
final class LoopGuard {
  private static final int REFUSED = 3;
  private static final int ENDS = 4;

  private String last = "";
  private int times;

  /// What is to be done with a call.
  enum Verdict {
    /// It is run.
    RUN,
    /// It is not run, and the model is told.
    REFUSE,
    /// It is not run, and nothing else is.
    END
  }

  /// Judges the next call.
  Verdict next(Part.ToolCall call) {
    String same = call.name() + ' ' + call.argumentsText();
    times = same.equals(last) ? times + 1 : 1;
    last = same;
    return times >= ENDS ? Verdict.END : times >= REFUSED ? Verdict.REFUSE : Verdict.RUN;
  }
}
