package dev.picode.sandbox.polyglot;

import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.PolyglotAccess;
import org.graalvm.polyglot.SandboxPolicy;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.io.FileSystem;
import org.graalvm.polyglot.io.IOAccess;
import org.graalvm.polyglot.proxy.ProxyExecutable;

/// The one Python engine of a place, with what all its contexts share: policy, parsed prelude, code
/// cache. Safe for many threads.
///
/// Policy CONSTRAINED holds for every context: no host class, no process, no thread, no native code,
/// no environment, no file but those of [PythonFileSystem]. It does not hide what machine this is (see
/// `wall.py`) and does not stop all of the language's own operations, so Python belongs in a process
/// of its own.
final class PythonEngine implements GuestLanguage {
  static final String ID = "python";

  private final Engine engine;
  private final Map<String, Source> parts = new ConcurrentHashMap<>();

  PythonEngine() {
    engine = Engine.newBuilder(ID)
        .sandbox(SandboxPolicy.CONSTRAINED)
        .option("engine.WarnInterpreterOnly", "false")
        .out(OutputStream.nullOutputStream())
        .err(OutputStream.nullOutputStream())
        .build();
  }

  @Override
  public String version() {
    return engine.getVersion();
  }

  @Override
  public Guest newGuest(ProxyExecutable post) {
    var files = new PythonFileSystem();
    Context context = newContext(files);
    String home = context.eval(internal("home", "import sys\nsys.prefix")).asString();
    context.getBindings(ID).removeMember("sys");
    files.mountLibrary(Path.of(home));
    return new PythonGuest(context, files, this::part, post, home);
  }

  private Context newContext(PythonFileSystem files) {
    return Context.newBuilder(ID)
        .engine(engine)
        .sandbox(SandboxPolicy.CONSTRAINED)
        .allowHostAccess(HostAccess.CONSTRAINED)
        .allowPolyglotAccess(PolyglotAccess.NONE)
        .allowIO(IOAccess.newBuilder()
            .fileSystem(FileSystem.allowInternalResources(files))
            .build())
        .out(OutputStream.nullOutputStream())
        .err(OutputStream.nullOutputStream())
        .build();
  }

  /// A part of the prelude, parsed when it is first asked for.
  private Source part(String name) {
    return parts.computeIfAbsent(name,
        _ -> internal(name + ".py", Resources.text(name + ".py")));
  }

  /// A source of ours, which never shows in a script's stack.
  private static Source internal(String name, String text) {
    return Source.newBuilder(ID, text, "picode:" + name).internal(true).buildLiteral();
  }

  @Override
  public void close() {
    engine.close(true);
  }
}
