package dev.picode.app;

import dev.picode.cli.ResidentCli;
import dev.picode.cli.command.CliProcess;
import dev.picode.cli.command.Version;
import dev.picode.context.cache.ContextCaches;
import dev.picode.plugin.Sandboxes;
import dev.picode.repl.Repl;
import dev.picode.repl.ReplPlace;
import dev.picode.repl.Running;
import dev.picode.repl.TypedMeanwhile;
import dev.picode.task.TaskQueue;
import dev.picode.terminal.Keyboard;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Opens the prompt where a command line names no command. Stateless.
///
/// @param process the process
/// @param global the options that were given, which every line gets
record ReplStart(CliProcess process, List<String> global) {
  /// Runs the prompt at a terminal, or the lines of standard input where that is none; empty where there is neither, or
  /// the launcher does not say.
  ///
  /// @return the exit code
  OptionalInt run() throws IOException {
    boolean typed = is("picode.stdin.tty", "true");
    if (typed && is("picode.stdout.tty", "true")) {
      return OptionalInt.of(at(Repl::atTerminal));
    }
    if (!is("picode.stdin.tty", "false")) {
      return OptionalInt.empty();
    }
    var input = new BufferedInputStream(process.input());
    input.mark(1);
    if (input.read() < 0) {
      return OptionalInt.empty();
    }
    input.reset();
    var lines = new CliProcess(process.environment(), process.property(), process.directory(),
        InputStream.nullInputStream(), process.sandboxes(), process.secrets(),
        process.onInterrupt(), Keyboard.NONE,
        ContextCaches.lazily());
    var columns = new AtomicInteger();
    var running = new Running();
    try (var tasks = tasks();
        var cli = new ResidentCli(lines, global);
        var scripts = new ReplScripts(cli, false, columns, Keyboard.NONE)) {
      var commands = new ReplCommands(lines, cli, tasks, cli::warm);
      return OptionalInt.of(
          Repl.fromInput(place(lines, commands, scripts, input, columns, running,
              new TypedMeanwhile(running))));
    }
  }

  /// Types a few lines at terminals that nobody looks at: an AOT cache is made of what that loads.
  void rehearse() throws IOException {
    String typed = "/eval --js 1+1\r/ana\t \t\003/analyze\r!true\r/help\r/exit\r";
    at(place -> Repl.at(new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)),
        OutputStream.nullOutputStream(), place));
    at(place -> Repl.atOwnTerminal("!true\n/exit\n", place));
  }

  /// The prompt at a terminal.
  @FunctionalInterface
  private interface Prompt {
    int run(ReplPlace place) throws IOException;
  }

  private boolean is(String property, String value) {
    return value.equals(process.property().apply(property));
  }

  private int at(Prompt prompt) throws IOException {
    var columns = new AtomicInteger();
    var running = new Running();
    var meanwhile = new TypedMeanwhile(running);
    // The width changes while the process runs.
    Map<String, String> environment = new HashMap<>(process.environment());
    environment.remove("COLUMNS");
    Function<String, @Nullable String> known = process.property();
    Sandboxes sandboxes = process.sandboxes();
    var lines = new CliProcess(Map.copyOf(environment),
        name -> name.equals("picode.columns") && columns.get() > 0
            ? String.valueOf(columns.get())
            : known.apply(name),
        process.directory(), new LentInput(process.input(), meanwhile), sandboxes,
        process.secrets(), running::onInterrupt, meanwhile,
        ContextCaches.lazily());
    try (var tasks = tasks();
        var cli = new ResidentCli(lines, global);
        var scripts = new ReplScripts(cli, true, columns, meanwhile)) {
      var commands = new ReplCommands(lines, cli, tasks, () -> {
        cli.warm();
        cli.keepIndexed(tasks);
      });
      return prompt.run(place(lines, commands, scripts, process.input(), columns, running,
          meanwhile));
    }
  }

  private static TaskQueue tasks() {
    return new TaskQueue(2, InstantSource.system());
  }

  private static ReplPlace place(CliProcess lines, ReplCommands commands, ReplScripts scripts,
      InputStream input, AtomicInteger columns, Running running, TypedMeanwhile meanwhile) {
    return new ReplPlace(Version.text(), commands.cli().folder().toAbsolutePath(),
        lines.environment(), lines.property(), input, commands, columns, running, meanwhile,
        scripts::open,
        line -> lines.secrets().seen().redactor().finds(line));
  }
}
