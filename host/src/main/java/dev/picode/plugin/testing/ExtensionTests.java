package dev.picode.plugin.testing;

import dev.picode.binding.ScriptBindings;
import dev.picode.file.WholeFile;
import dev.picode.plugin.ScriptHost;
import dev.picode.plugin.typescript.TypeScript;
import dev.picode.problem.PiCodeException;
import dev.picode.problem.Place;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.sandbox.Answer;
import dev.picode.sandbox.HostCalls;
import dev.picode.sandbox.Limits;
import dev.picode.sandbox.Outcome;
import dev.picode.sandbox.Run;
import dev.picode.sandbox.Sandbox;
import dev.picode.sandbox.Script;
import dev.picode.sandbox.protocol.Bundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Runs the tests of an extension where its scripts run. Confined to one thread; [#cancel] may come from
/// another.
///
/// Each file of tests gets a context of its own, in which its tests run one after the other. No test reaches
/// the host: `ctx` is what the test makes it. What a test compares with is given to it as text, and what it
/// writes for the next time comes back as text and is written by the host, into the folder `test/snapshots`
/// of the extension and nowhere else.
public final class ExtensionTests {
  private static final Pattern SNAPSHOT = Pattern.compile("snapshots/[A-Za-z0-9][A-Za-z0-9._-]*");

  private final Sandbox sandbox;
  private final TypeScript typescript;
  private final Duration deadline;
  private final HostCalls host;
  private final boolean real;
  private volatile @Nullable Run current;
  private volatile @Nullable String cancelled;

  /// @param sandbox where scripts run
  /// @param typescript takes the types out of what is loaded
  /// @param deadline how long one test may take
  /// @param log takes what a script logs: its level and its text
  public ExtensionTests(Sandbox sandbox, TypeScript typescript, Duration deadline,
      BiConsumer<String, String> log) {
    this(sandbox, typescript, deadline, new Nobody(log), false);
  }

  private ExtensionTests(Sandbox sandbox, TypeScript typescript, Duration deadline,
      HostCalls host, boolean real) {
    this.sandbox = sandbox;
    this.typescript = typescript;
    this.deadline = deadline;
    this.host = host;
    this.real = real;
  }

  /// The same tests with a host that recordings can ask.
  ///
  /// @param answers answers the calls of `ctx`, as far as they are allowed
  public ExtensionTests with(HostCalls answers) {
    return new ExtensionTests(sandbox, typescript, deadline, answers, true);
  }

  /// Runs all tests.
  ///
  /// @param extension the files of the extension
  /// @param folder where they lie, to write snapshots to
  /// @param update whether snapshots that differ are written anew
  /// @param ended is told of each test when it ended
  /// @throws PiCodeException `tests-missing`, `snapshot-unwritable`
  public List<TestResult> run(Bundle extension, Path folder, boolean update,
      Consumer<TestResult> ended) {
    List<String> files = TestKit.testFiles(extension);
    if (files.isEmpty()) {
      throw Problem.of("tests-missing", ProblemKind.USER,
          "the extension `" + extension.id() + "` has no tests",
          "tests are the files `test/NAME.test.js` or `.ts`, or `test/test_NAME.py`").toException();
    }
    var results = new ArrayList<TestResult>();
    for (String file : files) {
      new TestFile(extension, file, folder, update, result -> {
        results.add(result);
        ended.accept(result);
      }).run();
    }
    return results;
  }

  /// Stops the test that runs, and lets those that follow fail.
  public void cancel(String reason) {
    cancelled = reason;
    Run run = current;
    if (run != null) {
      run.cancel(reason);
    }
  }

  private Outcome await(Run run) {
    current = run;
    String reason = cancelled;
    if (reason != null) {
      run.cancel(reason);
    }
    try {
      return run.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      run.cancel("interrupted");
      return new Outcome.Cancelled("interrupted");
    }
  }

  /// One file of tests. Confined to one thread.
  private final class TestFile {
    private final Bundle extension;
    private final String file;
    private final Path folder;
    private final boolean update;
    private final Consumer<TestResult> ended;

    TestFile(Bundle extension, String file, Path folder, boolean update,
        Consumer<TestResult> ended) {
      this.extension = extension;
      this.file = file;
      this.folder = folder;
      this.update = update;
      this.ended = ended;
    }

    void run() {
      long start = System.nanoTime();
      try {
        Bundle bundle = typescript.strip(TestKit.bundle(extension, file));
        var done = new ArrayList<String>();
        // After a limit the context may be gone: the tests that are left get a new one.
        while (runIn(bundle, done)) {
          start = System.nanoTime();
        }
      } catch (PiCodeException e) {
        if (e.problem().code().equals("snapshot-unwritable")) {
          throw e;
        }
        end("", e.problem(), start);
      }
    }

    /// @param done the registrations of tests that have run
    /// @return whether there are tests left that need a new context
    private boolean runIn(Bundle bundle, List<String> done) {
      long start = System.nanoTime();
      try (Script script = sandbox.open(bundle,
          real ? ScriptBindings.surface() : Map.of(), host, Limits.of(deadline))) {
        Outcome loaded = await(script.load());
        Problem problem = problem(loaded);
        if (problem != null) {
          end("", problem, start);
          return false;
        }
        Map<String, String> tests = tests(loaded);
        for (Map.Entry<String, String> test : tests.entrySet()) {
          if (!done.contains(test.getKey())) {
            done.add(test.getKey());
            if (!runTest(script, test.getKey(), test.getValue())) {
              return true;
            }
          }
        }
        return false;
      }
    }

    /// @return whether the context is still of use
    private boolean runTest(Script script, String handler, String name) {
      long start = System.nanoTime();
      Outcome outcome = await(script.invoke("tool", handler,
          Map.of("files", TestKit.snapshots(extension), "update", update, "real", real),
          deadline));
      boolean usable = outcome instanceof Outcome.Completed || outcome instanceof Outcome.Failed;
      if (usable && await(script.invoke("tool", "written", null,
          deadline)) instanceof Outcome.Completed(_, Map<?, ?> written)) {
        keep(written);
      }
      end(name, problem(outcome), start);
      return usable;
    }

    private void end(String name, @Nullable Problem problem, long start) {
      var status = problem == null
          ? TestResult.Status.PASSED
          : problem.code().equals("test-skipped")
              ? TestResult.Status.SKIPPED
              : TestResult.Status.FAILED;
      ended.accept(new TestResult(file, name, status,
          problem == null || problem.place() != null ? problem : problem.at(Place.of(file)),
          Duration.ofNanos(System.nanoTime() - start)));
    }

    private void keep(Map<?, ?> written) {
      written.forEach((name, text) -> {
        if (name instanceof String path && text instanceof String content) {
          write(path, content);
        }
      });
    }

    private void write(String path, String text) {
      Path snapshots = folder.resolve("test/snapshots");
      Path target = folder.resolve("test").resolve(path);
      try {
        if (!SNAPSHOT.matcher(path).matches()) {
          throw new IOException("it is not the name of a snapshot");
        }
        Path real = folder.toRealPath();
        Files.createDirectories(snapshots);
        if (!snapshots.toRealPath().equals(real.resolve("test/snapshots"))
            || Files.isSymbolicLink(target)
            || Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
          throw new IOException("it is not a file of the extension");
        }
        Path beside = Files.createTempFile(snapshots, "snapshot", ".tmp");
        Files.writeString(beside, text);
        WholeFile.move(beside, target);
      } catch (IOException e) {
        throw Problem.of("snapshot-unwritable", ProblemKind.EXTERNAL,
            "the snapshot `test/" + path + "` cannot be written: " + e.getMessage())
            .toException(e);
      }
    }
  }

  private static @Nullable Problem problem(Outcome outcome) {
    return ScriptHost.problem(outcome, "");
  }

  /// The names of the tests that a file registered, by what they are registered as.
  private static Map<String, String> tests(Outcome loaded) {
    var tests = new LinkedHashMap<String, String>();
    if (loaded instanceof Outcome.Completed(_, List<?> items)) {
      for (Object item : items) {
        if (item instanceof Map<?, ?> entry && entry.get("name") instanceof String handler
            && entry.get("spec") instanceof Map<?, ?> spec
            && spec.get("test") instanceof String name) {
          tests.put(handler, name);
        }
      }
    }
    return tests;
  }

  /// Answers nothing: the surface it is opened with is empty.
  private record Nobody(BiConsumer<String, String> sink) implements HostCalls {
    @Override
    public Answer answer(String target, Map<String, @Nullable Object> arguments) {
      return new Answer.Refused("run-over", "a test does not reach `" + target + "`",
          "give `harness` an answer for it", target);
    }

    @Override
    public void log(String level, String text) {
      sink.accept(level, text);
    }
  }
}
