package dev.picode.app;

import dev.picode.cli.AskWords;
import dev.picode.cli.Cli;
import dev.picode.cli.CliProcess;
import dev.picode.cli.HeldSecrets;
import dev.picode.cli.ResidentCli;
import dev.picode.cli.Version;
import dev.picode.plugin.Sandboxes;

import dev.picode.terminal.Keyboard;
import dev.picode.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The process entry point: builds what the command line needs and ends the process with its code.
public final class Main {
  private static final long INTERRUPT_PATIENCE_MILLIS = 1_000;

  private final AtomicReference<@Nullable Runnable> interruptAction = new AtomicReference<>();
  private final Sandboxes sandboxes = new Sandboxes();
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
    var process = new CliProcess(
        System.getenv(),
        System::getProperty,
        Path.of("").toAbsolutePath(),
        Terminal.input(),
        sandboxes,
        new HeldSecrets(),
        this::onInterrupt,
        Keyboard.NONE,
        null);
    try {
      Optional<List<String>> bare = ResidentCli.globalOf(args);
      if (bare.isPresent() && System.getProperty("picode.train") != null) {
        new ReplStart(process, bare.get()).rehearse();
      } else if (bare.isPresent()) {
        OptionalInt code = new ReplStart(process, bare.get()).run();
        if (code.isPresent()) {
          return code.getAsInt();
        }
      }
      Cli.warm(process, args);
      int code = Cli.run(process, args);
      train(process);
      return code;
    } catch (Throwable e) {
      return Cli.crash(process, e);
    }
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

  /// Runs more command lines where the launcher makes an AOT cache, which is made of one process.
  private void train(CliProcess process) throws IOException {
    String file = System.getProperty("picode.train");
    if (file != null) {
      for (String line : Files.readAllLines(Path.of(file))) {
        Cli.run(process, line.split(" ", -1));
      }
      sandboxes.close(); // a worker leaves its cache when it ends
    }
  }
}
