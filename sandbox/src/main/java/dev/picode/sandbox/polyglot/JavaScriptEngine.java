package dev.picode.sandbox.polyglot;

import java.io.OutputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.PolyglotAccess;
import org.graalvm.polyglot.SandboxPolicy;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.io.IOAccess;
import org.graalvm.polyglot.proxy.ProxyExecutable;

/// The one JavaScript engine of a place, with what all its contexts share: policy, parsed prelude,
/// code cache. Safe for many threads.
///
/// Policy CONSTRAINED holds for every context: no host class, no process, no native code, no
/// environment, no file but those of [BundleFileSystem]. All contexts of an engine must agree on
/// policy and host access, so both are settled here and nowhere else.
final class JavaScriptEngine implements GuestLanguage {
  static final String ID = "js";

  private final Engine engine;
  private final Source prelude;
  private final Map<String, Source> parts = new ConcurrentHashMap<>();
  private final String sdk;

  JavaScriptEngine() {
    readyClassLoading();
    engine = Engine.newBuilder(ID)
        .sandbox(SandboxPolicy.CONSTRAINED)
        .option("engine.WarnInterpreterOnly", "false")
        .out(OutputStream.nullOutputStream())
        .err(OutputStream.nullOutputStream())
        .build();
    prelude = internal("prelude.js", Resources.text("prelude.js"));
    sdk = Resources.text("sdk.js");
  }

  /// Initialises what loading a class from a jar needs. If that happened where a script has used up the
  /// stack, the JVM could never load a class again, not even those that say so.
  private static void readyClassLoading() {
    new CRC32().update(0);
  }

  @Override
  public String version() {
    return engine.getVersion();
  }

  @Override
  public Guest newGuest(ProxyExecutable post) {
    var files = new BundleFileSystem(sdk);
    Context created = newContext(files);
    Value made = created.eval(prelude);
    ProxyExecutable part = name -> created.eval(part(name[0].asString()));
    return new JavaScriptGuest(created, files, made.execute(post, part));
  }

  /// A part of the prelude, parsed when it is first asked for.
  private Source part(String name) {
    return parts.computeIfAbsent(name, _ -> internal(name + ".js", Resources.text(name + ".js")));
  }

  private Context newContext(BundleFileSystem files) {
    return Context.newBuilder(ID)
        .engine(engine)
        .sandbox(SandboxPolicy.CONSTRAINED)
        .allowHostAccess(HostAccess.CONSTRAINED)
        .allowPolyglotAccess(PolyglotAccess.NONE)
        .allowIO(IOAccess.newBuilder().fileSystem(files).build())
        .out(OutputStream.nullOutputStream())
        .err(OutputStream.nullOutputStream())
        .option("js.ecmascript-version", "2025")
        .option("js.text-encoding", "true")
        .option("js.load", "false")
        .option("js.print", "false")
        .option("js.console", "false")
        // Only for its handler of lost rejections; the prelude takes that and deletes the rest.
        .option("js.graal-builtin", "true")
        .option("js.unhandled-rejections", "handler")
        .option("js.webassembly", "false")
        .option("js.esm-eval-returns-exports", "true")
        .build();
  }

  /// A source of ours, which never shows in a script's stack.
  static Source internal(String name, String text) {
    return Source.newBuilder(ID, text, "picode:" + name).internal(true).buildLiteral();
  }

  @Override
  public void close() {
    engine.close(true);
  }
}
