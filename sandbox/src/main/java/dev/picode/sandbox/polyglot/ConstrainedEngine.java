package dev.picode.sandbox.polyglot;

import java.io.OutputStream;
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

/// The one engine of a language in a place, with what all its contexts share: policy, parsed prelude, code
/// cache. Safe for many threads.
///
/// Policy CONSTRAINED holds for every context: no host class, no process, no thread, no native code, no
/// environment, no file but those it is given. All contexts of an engine must agree on policy and host access,
/// so both are settled here and nowhere else.
abstract class ConstrainedEngine implements GuestLanguage {
  private final String id;
  private final String suffix;
  private final Engine engine;
  private final Map<String, Source> parts = new ConcurrentHashMap<>();

  /// @param id what the engine calls the language
  /// @param suffix what the names of the prelude's parts end with
  ConstrainedEngine(String id, String suffix) {
    this.id = id;
    this.suffix = suffix;
    engine = Engine.newBuilder(id)
        .sandbox(SandboxPolicy.CONSTRAINED)
        .option("engine.WarnInterpreterOnly", "false")
        .out(OutputStream.nullOutputStream())
        .err(OutputStream.nullOutputStream())
        .build();
  }

  /// What every context is made with; the language adds its own options.
  ///
  /// @param files all that a context can see
  final Context.Builder context(FileSystem files) {
    return Context.newBuilder(id)
        .engine(engine)
        .sandbox(SandboxPolicy.CONSTRAINED)
        .allowHostAccess(HostAccess.CONSTRAINED)
        .allowPolyglotAccess(PolyglotAccess.NONE)
        .allowIO(IOAccess.newBuilder().fileSystem(files).build())
        .out(OutputStream.nullOutputStream())
        .err(OutputStream.nullOutputStream());
  }

  /// A part of the prelude, parsed when it is first asked for.
  final Source part(String name) {
    return parts.computeIfAbsent(name,
        _ -> internal(id, name + suffix, Resources.text(name + suffix)));
  }

  /// A source of ours, which never shows in a script's stack.
  static Source internal(String id, String name, String text) {
    return Source.newBuilder(id, text, "picode:" + name).internal(true).buildLiteral();
  }

  @Override
  public final String version() {
    return engine.getVersion();
  }

  @Override
  public final void close() {
    engine.close(true);
  }
}
