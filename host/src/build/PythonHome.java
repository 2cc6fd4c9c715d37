import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.Value;

/// Unpacks the library of the Python language and compiles it: `java -cp JARS PythonHome.java FOLDER`, where
/// JARS are those of `org.graalvm.polyglot:python`. Does nothing where the folder is complete already.
///
/// Where a process has no such folder, the engine unpacks the library into the user's cache at the first start,
/// and parses each module whenever a context imports it. A process that gets the folder by
/// `-Dpolyglot.engine.resourcePath=FOLDER` reads it there, and the compiled modules instead of the sources.
/// What needs native code, a screen or an installer is left out: no script can use it.
public final class PythonHome {
  /// Written last, with the version of the engine.
  private static final String COMPLETE = "complete";

  private static final FileTime TIME = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));

  private static final List<String> UNUSABLE = List.of("include", "ensurepip", "idlelib", "lib2to3", "patches",
      "pip_audit_hook.py", "pip_hook.py", "tkinter", "turtle.py", "turtledemo", "AGENTS.md");

  /// Compiles every module below a folder and gives back what it could not; that stays source. A compiled module
  /// names its source as contexts see it, and holds for as long as the source has the time it had: a copy that
  /// loses the times is read from its sources.
  private static final String COMPILE = """
      import os, py_compile
      def compile_all(home):
          failed = []
          for folder, folders, files in os.walk(home):
              folders.sort()
              for name in sorted(files):
                  if name.endswith(".py"):
                      path = os.path.join(folder, name)
                      try:
                          py_compile.compile(path, dfile="/python" + path[len(home):], doraise=True)
                      except Exception as e:
                          failed.append(path + ": " + str(e))
          return failed
      compile_all
      """;

  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]).toAbsolutePath();
    Path complete = folder.resolve(COMPLETE);
    String version = version();
    if (Files.exists(complete) && Files.readString(complete).equals(version)) {
      return;
    }
    delete(folder);
    Engine.copyResources(folder, "python");
    copyAttachLibrary(folder.resolve("engine/libtruffleattach"));
    Path home = folder.resolve("python/python-home");
    deleteUnusable(home);
    setTimes(home);
    System.setProperty("polyglot.engine.resourcePath", folder.toString());
    try (Context context = Context.newBuilder("python")
        .allowAllAccess(true)
        .option("engine.WarnInterpreterOnly", "false")
        .option("python.DontWriteBytecodeFlag", "false")
        .build()) {
      Value failed = context.eval("python", COMPILE).execute(home.toString());
      for (long i = 0; i < failed.getArraySize(); i++) {
        System.err.println("not compiled: " + failed.getArrayElement(i).asString());
      }
    }
    Files.writeString(complete, version);
  }

  private static String version() {
    try (Engine engine = Engine.newBuilder("python").option("engine.WarnInterpreterOnly", "false").build()) {
      return engine.getVersion();
    }
  }

  /// The engine's own resource, which `copyResources` leaves out and whose absence it warns of at each start.
  private static void copyAttachLibrary(Path folder) throws IOException {
    String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String system = name.startsWith("windows") ? "windows" : name.startsWith("mac") ? "darwin" : "linux";
    String machine = System.getProperty("os.arch").equals("aarch64") ? "aarch64" : "amd64";
    String from = "META-INF/resources/engine/libtruffleattach/" + system + "/" + machine + "/bin/";
    String file = switch (system) {
      case "windows" -> "truffleattach.dll";
      case "darwin" -> "libtruffleattach.dylib";
      default -> "libtruffleattach.so";
    };
    try (InputStream in = PythonHome.class.getClassLoader().getResourceAsStream(from + file)) {
      if (in != null) {
        Files.createDirectories(folder.resolve("bin"));
        Files.copy(in, folder.resolve("bin").resolve(file));
      }
    }
  }

  /// Builds are reproducible, so files have one time.
  private static void setTimes(Path home) throws IOException {
    try (var files = Files.walk(home)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.setLastModifiedTime(file, TIME);
      }
    }
  }

  private static void deleteUnusable(Path home) throws IOException {
    List<Path> unusable;
    try (var files = Files.walk(home)) {
      unusable = files.filter(PythonHome::isUnusable).toList();
    }
    for (Path path : unusable) {
      delete(path);
    }
  }

  private static boolean isUnusable(Path path) {
    String name = path.getFileName().toString();
    return UNUSABLE.contains(name) || name.endsWith(".so") || name.endsWith(".dylib") || name.endsWith(".dll")
        || name.endsWith(".pyd");
  }

  private static void delete(Path root) throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    Files.walkFileTree(root, new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        Files.delete(file);
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
        Files.delete(folder);
        return FileVisitResult.CONTINUE;
      }
    });
  }
}
