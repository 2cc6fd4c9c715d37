package dev.picode.sandbox.polyglot;

import java.nio.file.Path;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.io.FileSystem;
import org.graalvm.polyglot.proxy.ProxyExecutable;

/// The Python engine of a place. Safe for many threads.
///
/// The policy does not hide what machine this is (see `wall.py`) and does not stop all of the language's own
/// operations, so Python belongs in a process of its own.
final class PythonEngine extends ConstrainedEngine {
  static final String ID = "python";

  PythonEngine() {
    super(ID, ".py");
  }

  @Override
  public Guest newGuest(ProxyExecutable post) {
    var files = new PythonFileSystem();
    Context context = context(FileSystem.allowInternalResources(files)).build();
    String home = context.eval(internal(ID, "home", "import sys\nsys.prefix")).asString();
    context.getBindings(ID).removeMember("sys");
    files.mountLibrary(Path.of(home));
    return new PythonGuest(context, files, this::part, post, home);
  }
}
