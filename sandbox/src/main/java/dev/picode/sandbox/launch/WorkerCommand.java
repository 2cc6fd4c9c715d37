package dev.picode.sandbox.launch;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/// How a worker for one language is started. Immutable.
///
/// @param javaHome the JDK it runs on
/// @param classPath its class path, jars only where there is a cache
/// @param cache its AOT cache, or `null`
/// @param languageHome where the library of its language is unpacked, or `null`
/// @param heapMegabytes the most its heap may take
/// @param brief whether it will do little work, so that code is not worth optimising
/// @param directory the folder it works in, which should be empty
/// @param training where it leaves a new AOT cache when it ends, or `null`; then it is not confined
public record WorkerCommand(
    Path javaHome,
    String classPath,
    @Nullable Path cache,
    @Nullable Path languageHome,
    int heapMegabytes,
    boolean brief,
    Path directory,
    @Nullable Path training) {
  private static final String MAIN = "dev.picode.sandbox.worker.WorkerMain";

  /// Everything a worker gets to see of the environment.
  public static final Map<String, String> ENVIRONMENT = Map.of("LC_ALL", "C.UTF-8");

  /// The same without a cache.
  public WorkerCommand withoutCache() {
    return new WorkerCommand(javaHome, classPath, null, languageHome, heapMegabytes, brief,
        directory, training);
  }

  /// The program and its arguments.
  ///
  /// @param language the engine's name of the language
  /// @param more JVM options of who starts it
  public List<String> argv(String language, String... more) {
    var argv = new ArrayList<String>();
    argv.add(javaHome.resolve("bin").resolve("java").toString());
    argv.addAll(List.of("-Xmx" + heapMegabytes + "m", "-Xms16m", "-XX:NewSize=8m",
        "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "-XX:-UsePerfData", "-Xlog:disable",
        "-XX:+DisplayVMOutputToStderr", "-XX:-CreateCoredumpOnCrash", "-XX:ErrorFile=/dev/null",
        "-Xrs", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
    if (brief) {
      argv.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UnlockDiagnosticVMOptions",
          "-XX:-AOTReplayTraining"));
    }
    if (training != null) {
      argv.add("-XX:AOTCacheOutput=" + training);
      argv.add("-Dpicode.worker.training=true");
    } else if (cache != null) {
      argv.add("-XX:AOTCache=" + cache);
    }
    argv.addAll(engine());
    argv.addAll(identity());
    argv.addAll(List.of(more));
    argv.addAll(List.of("-cp", classPath, MAIN, language));
    return argv;
  }

  private List<String> engine() {
    var flags = new ArrayList<String>();
    flags.add("-Dpolyglot.engine.WarnInterpreterOnly=false");
    // One that does not exist: unpacking the real one would write a file, and nothing here needs it.
    flags.add("-Dtruffle.attach.library=" + directory.resolve("none"));
    flags.add("-Dpolyglotimpl.AttachLibraryFailureAction=ignore");
    if (languageHome != null) {
      flags.add("-Dpolyglot.engine.resourcePath=" + languageHome);
    }
    return flags;
  }

  /// What scripts could learn of this machine and its user from the JVM, made to say nothing. The zone
  /// and the locale are the person's own, so that dates read as they should.
  private static List<String> identity() {
    Locale locale = Locale.getDefault();
    return List.of("-Duser.name=picode", "-Duser.home=/", "-Dos.version=0",
        "-XX:ActiveProcessorCount=2", "-Duser.timezone=" + TimeZone.getDefault().getID(),
        "-Duser.language=" + locale.getLanguage(), "-Duser.country=" + locale.getCountry());
  }

  /// What is started, in a few words for a person.
  public String summary() {
    return "`" + javaHome.resolve("bin").resolve("java") + "` with a heap of " + heapMegabytes
        + " MiB" + (cache == null ? " and no AOT cache" : " and the AOT cache `" + cache + "`");
  }

  /// What it has to be able to read, and nothing beyond.
  public List<Path> readable() {
    var paths = new ArrayList<Path>();
    paths.add(javaHome);
    for (String entry : classPath.split(File.pathSeparator, -1)) {
      paths.add(Path.of(entry));
    }
    if (cache != null) {
      paths.add(cache);
    }
    if (languageHome != null) {
      paths.add(languageHome);
    }
    return paths;
  }
}
