package dev.picode.plugin;

import dev.picode.sandbox.HostCalls;
import dev.picode.sandbox.Outcome;
import dev.picode.sandbox.Run;
import dev.picode.sandbox.Script;
import dev.picode.sandbox.capability.Grants;
import dev.picode.sandbox.protocol.Message.Evaluate;
import dev.picode.sandbox.protocol.Message.Query;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A script in which a person types, piece after piece: made by [ScriptRunner#open]. Safe for many threads;
/// one piece runs at a time, and questions are answered between.
public final class TypedScript implements AutoCloseable {
  /// How much longer than whoever waits a question may take that can meet code of the person.
  private static final Duration TRAPS = Duration.ofSeconds(3);
  /// How much longer one may that only has to load a parser.
  private static final Duration PARSING = Duration.ofSeconds(30);

  private final Script script;
  private final Hosting hosting;
  private volatile @Nullable Run current;

  /// Gives a run what answers its calls, under grants of its own.
  interface Hosting {
    /// Does the work, and writes to the audit log what it did.
    Outcome with(Grants grants, Work work);
  }

  /// What is done with a host.
  interface Work {
    /// Does it.
    Outcome run(HostCalls host);
  }

  TypedScript(Script script, Hosting hosting) {
    this.script = script;
    this.hosting = hosting;
  }

  /// Evaluates code and waits for how it ends.
  ///
  /// @param name what the code is called in error places
  /// @param mode what it gives back
  /// @param grants what it may do
  public Outcome evaluate(String code, String name, Evaluate.Mode mode, Grants grants) {
    return hosting.with(grants, host -> {
      Run run = script.evaluate(code, name, mode, host);
      current = run;
      try {
        return run.await();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        run.cancel("interrupted");
        return new Outcome.Cancelled("interrupted");
      } finally {
        current = null;
      }
    });
  }

  /// Asks something without running code. The place has more time than whoever waits, because a question that
  /// it has to break off can cost the state of the script.
  ///
  /// @param subject what the question is about, as it says
  /// @param patience how long to wait
  /// @return the answer, empty where there is none by then
  public Optional<Outcome> ask(Query.Question question, @Nullable Object subject,
      Duration patience) {
    Duration deadline = patience.plus(question == Query.Question.MEMBERS ? TRAPS : PARSING);
    try {
      return script.query(question, subject, deadline).await(patience);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /// Stops what is being evaluated; it then ends as cancelled.
  public void cancel(String reason) {
    Run run = current;
    if (run != null) {
      run.cancel(reason);
    }
  }

  /// Whether code is being evaluated.
  public boolean isBusy() {
    return current != null;
  }

  @Override
  public void close() {
    script.close();
  }
}
