package dev.picode.app;

import dev.picode.cli.AskWords;
import dev.picode.cli.Cli;
import dev.picode.cli.ResidentCli;
import dev.picode.cli.command.CliProcess;
import dev.picode.cli.command.HeldSecrets;
import dev.picode.cli.command.Version;
import dev.picode.plugin.Sandboxes;
import dev.picode.terminal.Keyboard;
import dev.picode.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The process entry point: builds what the command line needs and ends the process with its code.
public final class Main {
  private static final long INTERRUPT_PATIENCE_MILLIS = 1_000;
  private static final long TRAINING_MINUTES = 10;

  private final AtomicReference<@Nullable Runnable> interruptAction = new AtomicReference<>();
  private final Sandboxes sandboxes = new Sandboxes(
      "repl".equals(System.getProperty("picode.role")));
  private volatile boolean interrupted;

  private Main() {}

  /// Runs PiCode and ends the process with its exit code.
  public static void main(String[] args) {
    // Where it cannot be written, the long way says why.
    if (args.length == 1 && (args[0].equals("--version") || args[0].equals("-V"))
        && Terminal.say("picode " + Version.text())) {
      Runtime.getRuntime().halt(0);
    }
    var main = new Main();
    main.end(main.run(AskWords.spelledOut(args)));
  }

  private int run(String[] args) {
    CliProcess process = process(System.getenv());
    try {
      String more = System.getProperty("picode.train");
      if (more != null) {
        return train(args, Path.of(more));
      }
      Optional<List<String>> bare = ResidentCli.globalOf(args);
      if (bare.isPresent()) {
        OptionalInt code = new ReplStart(process, bare.get()).run();
        if (code.isPresent()) {
          return code.getAsInt();
        }
      }
      Cli.warm(process, args);
      return Cli.run(process, args);
    } catch (Throwable e) {
      return Cli.crash(process, e);
    }
  }

  private CliProcess process(Map<String, String> environment) {
    return new CliProcess(
        environment,
        System::getProperty,
        Path.of("").toAbsolutePath(),
        Terminal.input(),
        sandboxes,
        new HeldSecrets(),
        this::onInterrupt,
        Keyboard.NONE,
        null);
  }

  /// Ctrl-C ends the JVM by itself; what is under way gets a moment to end well before.
  private void onInterrupt(Runnable action) {
    if (interruptAction.getAndSet(action) == null) {
      Thread main = Thread.currentThread();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> {
        interrupted = true;
        Runnable latest = interruptAction.get();
        if (latest != null) {
          latest.run();
        }
        try {
          main.join(INTERRUPT_PATIENCE_MILLIS);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }, "picode-interrupt"));
    }
  }

  /// Ends the process. Not by an orderly exit: scripts that could not be stopped must not hold it up.
  /// After an interrupt the JVM itself ends with the signal's code.
  private void end(int code) {
    if (!interrupted) {
      sandboxes.closeWorkers();
      Runtime.getRuntime().halt(code);
    }
  }

  /// Runs the command lines that the launcher makes an AOT cache of, which is made of one process.
  ///
  /// @param more a file with those after the first, a line each
  private int train(String[] first, Path more) throws IOException {
    // A cache that does not come about must not keep others from being made.
    CompletableFuture.delayedExecutor(TRAINING_MINUTES, TimeUnit.MINUTES)
        .execute(() -> Runtime.getRuntime().halt(1));
    try (var model = TrainingModel.start()) {
      CliProcess process = process(model.in(System.getenv()));
      Optional<List<String>> bare = ResidentCli.globalOf(first);
      if (bare.isPresent()) {
        new ReplStart(process, bare.get()).rehearse();
      }
      Cli.warm(process, first);
      int code = Cli.run(process, first);
      for (String line : Files.readAllLines(more)) {
        Cli.run(process, line.split(" ", -1));
      }
      sandboxes.close(); // a worker leaves its cache when it ends
      return code;
    }
  }
}
