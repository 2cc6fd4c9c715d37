package dev.picode.sandbox.polyglot;

import java.util.zip.CRC32;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;

/// The JavaScript engine of a place. Safe for many threads.
final class JavaScriptEngine extends ConstrainedEngine {
  static final String ID = "js";

  private final Source prelude;
  private final String sdk;

  JavaScriptEngine() {
    readyClassLoading();
    super(ID, ".js");
    prelude = internal(ID, "prelude.js", Resources.text("prelude.js"));
    sdk = Resources.text("sdk.js");
  }

  /// Initialises what loading a class from a jar needs. If that happened where a script has used up the
  /// stack, the JVM could never load a class again, not even those that say so.
  private static void readyClassLoading() {
    new CRC32().update(0);
  }

  @Override
  public Guest newGuest(ProxyExecutable post) {
    var files = new BundleFileSystem(sdk);
    Context created = newContext(files);
    Value made = created.eval(prelude);
    ProxyExecutable part = name -> created.eval(part(name[0].asString()));
    return new JavaScriptGuest(created, files, made.execute(post, part));
  }

  private Context newContext(BundleFileSystem files) {
    return context(files)
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
}
