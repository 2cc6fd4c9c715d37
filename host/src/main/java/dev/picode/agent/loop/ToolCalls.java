package dev.picode.agent.loop;

import dev.picode.agent.ToolAnswer;
import dev.picode.agent.session.SessionEntry;
import dev.picode.llm.CallFault;
import dev.picode.llm.ModelAnswer;
import dev.picode.llm.Part;
import dev.picode.problem.PiCodeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Runs the calls of an answer and writes their results down as they come. Confined to one thread.
///
/// Calls that change nothing run at the same time as those next to them that change nothing either, a few at once; each
/// other one runs when everything before it is done.
final class ToolCalls {
  private static final int MOST_AT_ONCE = 8;

  private final AgentSetup setup;
  private final ToolRun tools;
  private final LoopGuard guard = new LoopGuard();

  ToolCalls(AgentSetup setup, ToolRun tools) {
    this.setup = setup;
    this.tools = tools;
  }

  /// A call that is to be answered.
  private interface Step {
    ToolAnswer answer();
  }

  /// Runs them all.
  ///
  /// @throws PiCodeException what ends the loop: calls that were not run by then have no result
  void run(ModelAnswer answer) {
    var faults = new HashMap<String, CallFault>();
    answer.faults().forEach(fault -> faults.put(fault.callId(), fault));
    var together = new ArrayList<Part.ToolCall>();
    for (Part.ToolCall call : answer.toolCalls()) {
      LoopGuard.Verdict verdict = guard.next(call);
      boolean isPlain = verdict == LoopGuard.Verdict.RUN && !faults.containsKey(call.id());
      if (isPlain && tools.isParallel(call)) {
        together.add(call);
        continue;
      }
      parallel(together);
      together.clear();
      if (verdict == LoopGuard.Verdict.END) {
        throw AgentProblems.loop(call.name());
      }
      one(call, step(call, verdict, faults));
    }
    parallel(together);
  }

  private Step step(Part.ToolCall call, LoopGuard.Verdict verdict,
      Map<String, CallFault> faults) {
    CallFault fault = faults.get(call.id());
    if (fault != null) {
      return () -> tools.refuse(call, "The arguments could not be read: " + fault.message() + ".");
    }
    return verdict == LoopGuard.Verdict.RUN
        ? () -> tools.run(call)
        : () -> tools.refuse(call, "It was not done: this is the third time in a row that `"
            + call.name() + "` is called with the same arguments. Do something else.");
  }

  private void one(Part.ToolCall call, Step step) {
    if (Thread.currentThread().isInterrupted()) {
      throw AgentProblems.cancelled();
    }
    ToolAnswer answer = step.answer();
    var result = answer.isError()
        ? Part.ToolResult.error(call.id(), answer.text())
        : Part.ToolResult.of(call.id(), answer.text());
    setup.session().append(new SessionEntry.Result(result, answer.summary()));
  }

  private void parallel(List<Part.ToolCall> calls) {
    if (calls.size() < 2) {
      calls.forEach(call -> one(call, () -> tools.run(call)));
      return;
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(MOST_AT_ONCE,
        Thread.ofVirtual().factory())) {
      var running = new ArrayList<Future<?>>();
      for (Part.ToolCall call : calls) {
        running.add(threads.submit(() -> one(call, () -> tools.run(call))));
      }
      try {
        for (Future<?> call : running) {
          call.get();
        }
      } catch (InterruptedException _) {
        threads.shutdownNow();
        throw AgentProblems.cancelled();
      } catch (ExecutionException e) {
        threads.shutdownNow();
        throw thrown(e);
      }
    }
  }

  private static RuntimeException thrown(ExecutionException e) {
    return switch (e.getCause()) {
      case PiCodeException problem -> new PiCodeException(problem.problem(), problem);
      case RuntimeException bug -> bug;
      case null, default -> new IllegalStateException(e);
    };
  }
}
