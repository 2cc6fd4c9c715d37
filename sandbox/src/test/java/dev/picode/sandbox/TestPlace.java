package dev.picode.sandbox;

import dev.picode.sandbox.launch.ConfinementMode;
import dev.picode.sandbox.launch.WorkerCommand;
import dev.picode.sandbox.protocol.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// Where the tests run scripts: every test of what a script can see runs in each place.
enum TestPlace {
  IN_PROCESS,
  WORKER;

  private static final Map<TestPlace, Sandbox> SHARED = new ConcurrentHashMap<>();
  private static final Map<String, Script> SCRIPTS = new ConcurrentHashMap<>();

  /// A sandbox that all tests share, closed when the tests end.
  Sandbox shared() {
    return SHARED.computeIfAbsent(this, place -> {
      Sandbox sandbox = place.open();
      Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close));
      return sandbox;
    });
  }

  /// A script in the shared sandbox that no test harms, with `ctx.host.echo`.
  Script other() {
    return script("other", ScriptedHost.echoing());
  }

  /// A script in the shared sandbox, opened once.
  Script script(String id, ScriptedHost host) {
    return SCRIPTS.computeIfAbsent(id + this, _ -> host.openAs(id, shared()));
  }

  /// A new sandbox.
  Sandbox open() {
    return switch (this) {
      case IN_PROCESS -> Sandbox.inProcess();
      case WORKER -> Sandbox.inWorkers(TestPlace::command, ConfinementMode.AUTO, _ -> {});
    };
  }

  static Sandbox workers(WorkerCommand command, Consumer<String> notices) {
    return workers(command, ConfinementMode.AUTO, notices);
  }

  static Sandbox workers(
      WorkerCommand command,
      ConfinementMode confinement,
      Consumer<String> notices) {
    return Sandbox.inWorkers(_ -> command, confinement, notices);
  }

  /// A worker on the class path of the tests.
  static WorkerCommand command() {
    return command(Language.JAVASCRIPT);
  }

  static WorkerCommand command(Language language) {
    boolean python = language == Language.PYTHON;
    try {
      Path folder = Files.createDirectories(Path.of("target/empty")).toAbsolutePath();
      return new WorkerCommand(Path.of(System.getProperty("java.home")),
          System.getProperty("java.class.path"), null, python ? PythonLibrary.unpacked() : null,
          python ? 512 : 256, false, folder, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
