package dev.picode.binding;

import dev.picode.context.engine.CodeView;
import dev.picode.context.engine.ContextEngine;
import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What is known of the code of a workspace, for the scripts that ask. Safe for many threads. The index is opened by the
/// first question; a run that asks none loads nothing of it.
public final class ScriptCode implements AutoCloseable {
  private static final long CLOSING_SECONDS = 10;

  private final Supplier<ContextEngine> opening;
  /// Shared by questions; whoever closes has it alone.
  private final ReentrantReadWriteLock asking = new ReentrantReadWriteLock();
  private volatile boolean closed;
  private @Nullable ContextEngine engine;
  private long changes;

  /// The code of a workspace.
  ///
  /// @param opening opens what is known of it; what it gives is closed with this
  public ScriptCode(Supplier<ContextEngine> opening) {
    this.opening = opening;
  }

  /// Of no workspace: every question is refused.
  public static ScriptCode none() {
    return new ScriptCode(() -> {
      throw Problem.of("index-unavailable", ProblemKind.EXTERNAL, "there is no index here")
          .toException();
    });
  }

  /// Says that a script may have changed files.
  synchronized void changed() {
    changes++;
  }

  /// How often a script may have changed files.
  synchronized long changes() {
    return changes;
  }

  /// Answers a question, while which nothing is closed.
  ///
  /// @throws InterruptedException soon after this thread was interrupted
  /// @throws PiCodeException `cancelled` where this is closed
  <T> T during(Interruptible.Work<T> question) throws InterruptedException {
    asking.readLock().lockInterruptibly();
    try {
      if (closed) {
        throw Problem.of("cancelled", ProblemKind.LIMIT, "the work was cancelled").toException();
      }
      return question.run();
    } finally {
      asking.readLock().unlock();
    }
  }

  /// What is known of some files, brought up to date.
  ///
  /// @param seen which files there are
  /// @param withHistory whether what was changed with what counts
  /// @throws InterruptedException soon after this thread was interrupted
  synchronized CodeView view(Predicate<String> seen, boolean withHistory)
      throws InterruptedException {
    ContextEngine opened = engine;
    if (opened == null) {
      opened = opening.get();
      engine = opened;
    }
    var _ = opened.update();
    return opened.view(seen, withHistory);
  }

  /// Closes what was opened, once the questions under way have ended, which are those of scripts that ended and so do not
  /// go on for long. Later ones are refused.
  @Override
  public void close() {
    closed = true;
    try {
      if (asking.writeLock().tryLock(CLOSING_SECONDS, TimeUnit.SECONDS)) {
        try {
          closeEngine();
        } finally {
          asking.writeLock().unlock();
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void closeEngine() {
    ContextEngine opened = engine;
    engine = null;
    if (opened != null) {
      opened.close();
    }
  }
}
