package dev.picode.cli;

import dev.picode.cli.command.CliProcess;
import dev.picode.config.Config;
import dev.picode.config.ConfigSources;
import dev.picode.config.Folders;
import dev.picode.plugin.WorkerPlan;
import dev.picode.problem.PiCodeException;
import dev.picode.sandbox.Sandbox;
import dev.picode.sandbox.protocol.Language;
import dev.picode.workspace.Workspace;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Starts what a command line will most likely need before it is parsed: a script engine takes longer to start than
/// all that is done here. Confined to one thread; what it starts goes on in the background.
///
/// Nothing is decided here. Which words are commands that ship with PiCode, the launcher knows, which chose the AOT
/// cache by it (`picode.role`); without a launcher nothing is started early. What language a worker is for is guessed
/// from names of files, because what is in them may not be looked at yet.
///
/// @param process the process
/// @param look a glance at the command line
/// @param args the command line
record HeadStart(CliProcess process, FirstLook look, List<String> args) {
  /// How deep the script of an extension lies in a `.picode/`: `extensions/NAME/main.js`.
  private static final int DEPTH = 3;
  private static final int MOST_NAMES = 200;

  /// Starts it.
  void take() {
    if (look.help() || look.word().isEmpty()) {
      return;
    }
    switch (String.valueOf(process.property().apply("picode.role"))) {
      case "script", "ask" -> shipped();
      case "eval" -> {
        Sandbox.expectWorkers();
        worker(args.contains("--py") ? Language.PYTHON : Language.JAVASCRIPT);
      }
      case "guest" -> {
        Sandbox.expectWorkers();
        worker(languageOfExtensions());
      }
      default -> {
      }
    }
  }

  /// Starts all that the lines of a long session will most likely need: the place of what ships with PiCode, and a worker
  /// where there are extensions that do not.
  void takeAll() {
    shipped();
    Language language = languageOfExtensions();
    if (language != null) {
      Sandbox.expectWorkers();
      worker(language);
    }
  }

  private void shipped() {
    if (process.sandboxes().areApart()) {
      Sandbox.expectWorkers();
    }
    started(() -> process.sandboxes().shipped(this::plan).warm(Language.JAVASCRIPT));
  }

  private void worker(@Nullable Language language) {
    if (language != null) {
      started(() -> process.sandboxes().inWorkers(plan()).warm(language));
    }
  }

  /// Anything that is wrong will be found and told where it is looked at properly.
  private static void started(Runnable start) {
    try {
      start.run();
    } catch (PiCodeException _) {
      // no head start
    }
  }

  /// How workers are started by the person's own settings.
  private WorkerPlan plan() {
    var folders = Folders.of(process.environment(), process.property());
    return WorkerPlan.of(process.property(),
        Config.load(ConfigSources.ofPerson(folders.configFile(), process.environment())));
  }

  /// The language of most files of the extensions that this command could be of, `null` where there are none.
  private @Nullable Language languageOfExtensions() {
    int balance = 0;
    int found = 0;
    for (Path name : names()) {
      boolean python = name.toString().endsWith(".py");
      if (python || name.toString().endsWith(".js") || name.toString().endsWith(".ts")) {
        balance += python ? 1 : -1;
        found++;
      }
    }
    if (found == 0) {
      return null;
    }
    return balance > 0 ? Language.PYTHON : Language.JAVASCRIPT;
  }

  private List<Path> names() {
    var names = new ArrayList<Path>();
    try {
      Path base = process.directory().resolve(look.directory());
      List<Path> roots = look.extensions().isEmpty()
          ? List.of(Workspace.discover(base).root().resolve(".picode"))
          : look.extensions().stream().map(process.directory()::resolve).toList();
      for (Path root : roots) {
        try (Stream<Path> files = Files.walk(root, DEPTH, new FileVisitOption[0])) {
          files.limit(MOST_NAMES).forEach(names::add);
        }
      }
    } catch (IOException | RuntimeException _) {
      // what is wrong is told later
    }
    return names;
  }
}
