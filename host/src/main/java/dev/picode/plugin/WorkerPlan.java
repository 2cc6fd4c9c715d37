package dev.picode.plugin;

import dev.picode.config.Config;
import dev.picode.config.Settings;
import dev.picode.sandbox.launch.ConfinementMode;
import dev.picode.sandbox.launch.WorkerCommand;
import dev.picode.sandbox.protocol.Language;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// How the workers of this program are started: from the folder the launcher is in, or on this process's
/// own class path where there was no launcher. Immutable.
///
/// Two plans are equal where their workers would be the same.
///
/// @param property gives a system property, `null` where it is not set
/// @param confinement how far workers are confined
/// @param jsMegabytes the heap of a worker for JavaScript
/// @param pythonMegabytes the heap of a worker for Python
/// @param brief whether workers will do little, so that code is not worth optimising
public record WorkerPlan(
    Function<String, @Nullable String> property,
    ConfinementMode confinement,
    int jsMegabytes,
    int pythonMegabytes,
    boolean brief) {
  private static final int SHIPPED_MEGABYTES = 1_024;

  /// The plan that the settings say.
  ///
  /// @throws dev.picode.problem.PiCodeException where the settings are wrong, see [Config]
  public static WorkerPlan of(Function<String, @Nullable String> property, Config config) {
    return new WorkerPlan(property, config.get(Settings.CONFINEMENT),
        Math.toIntExact(config.get(Settings.JS_MEGABYTES)),
        Math.toIntExact(config.get(Settings.PYTHON_MEGABYTES)),
        !"long".equals(property.apply("picode.mode")));
  }

  /// The same for what ships with PiCode, which works on more than what extensions are given by default: it reads whole
  /// projects.
  public WorkerPlan forShipped() {
    return new WorkerPlan(property, confinement, Math.max(jsMegabytes, SHIPPED_MEGABYTES),
        pythonMegabytes, brief);
  }

  /// How the worker for a language is started.
  public WorkerCommand command(Language language) {
    int megabytes = switch (language) {
      case JAVASCRIPT -> jsMegabytes;
      case PYTHON -> pythonMegabytes;
    };
    Path java = Path.of(String.valueOf(property.apply("java.home")));
    String home = property.apply("picode.home");
    if (home == null) {
      return new WorkerCommand(java, String.valueOf(property.apply("java.class.path")), null, null,
          megabytes, brief, EmptyFolder.PATH, null);
    }
    Path lib = Path.of(home, "lib");
    Path cache = cache(home, language);
    return new WorkerCommand(
        java,
        classPath(lib, language),
        cache == null ? null : existing(cache),
        language == Language.PYTHON ? existing(lib.resolve("python-home")) : null,
        megabytes,
        brief,
        lib.resolve("empty"),
        training(language));
  }

  private static @Nullable Path existing(Path path) {
    return Files.exists(path) ? path : null;
  }

  private @Nullable Path cache(String home, Language language) {
    String key = property.apply("picode.cache.key");
    return key == null
        ? null
        : Path.of(home, "cache", "worker-" + language.id() + "-" + key + ".aot");
  }

  /// The launcher makes the cache of one language at a time.
  private @Nullable Path training(Language language) {
    String file = property.apply("picode.worker.train");
    boolean mine = ("worker-" + language.id()).equals(property.apply("picode.role"));
    return file == null || !mine ? null : Path.of(file);
  }

  private static String classPath(Path lib, Language language) {
    try {
      var jars = new ArrayList<String>();
      for (String jar : Files.readString(lib.resolve("classpath." + language.id()))
          .strip()
          .split(" ", -1)) {
        jars.add(lib.resolve(jar).toString());
      }
      return String.join(File.pathSeparator, jars);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Where there is no launcher, and so no folder that is known to be empty: one for this process, which the JVM removes
  /// at an orderly end.
  private static final class EmptyFolder {
    static final Path PATH = make();

    private EmptyFolder() {}

    private static Path make() {
      try {
        Path folder = Files.createTempDirectory("picode-worker");
        folder.toFile().deleteOnExit();
        return folder;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
