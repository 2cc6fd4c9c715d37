package dev.picode.sandbox.polyglot;

import dev.picode.sandbox.json.Json;
import dev.picode.sandbox.protocol.Failure;
import dev.picode.sandbox.protocol.Message;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.SourceSection;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.jspecify.annotations.Nullable;

/// Python in one context: the functions the prelude gave to the host, by name. Confined to the thread
/// of its context, as [Guest] says.
///
/// A run begins and ends in one turn: a host call blocks the thread, an awaited coroutine is driven to
/// its end. So there are no timers, and nothing is settled later.
final class PythonGuest implements Guest {
  /// How many names of typed code keep the text they last stood for.
  private static final int REMEMBERED = 200;

  private final Context context;
  private final PythonFileSystem files;
  private final ProxyExecutable post;
  private final String home;
  private final Value functions;
  private final Map<Long, String> cancelled = new ConcurrentHashMap<>();
  private final Map<String, String> typed = new LinkedHashMap<>();
  private volatile @Nullable BlockedCalls calls;

  /// @param parts the parts of the prelude, by name
  /// @param home the folder of the library as the engine names it
  PythonGuest(
      Context context,
      PythonFileSystem files,
      Function<String, Source> parts,
      ProxyExecutable post,
      String home) {
    this.context = context;
    this.files = files;
    this.post = post;
    this.home = home;
    Value isolate = part(parts, "isolate");
    ProxyExecutable source = name -> isolate.execute(part(parts, name[0].asString()));
    isolate.execute(part(parts, "wall"))
        .executeVoid(home, PythonFileSystem.LIBRARY, (ProxyExecutable) this::guarded);
    functions = isolate.execute(part(parts, "prelude"))
        .execute((ProxyExecutable) this::post, source);
  }

  /// Each part defines one function; its name does not stay where scripts look.
  private Value part(Function<String, Source> parts, String name) {
    Value made = context.eval(parts.apply(name));
    context.getBindings(PythonEngine.ID).removeMember("part");
    return made;
  }

  /// The engine's loader of compiled code, for files of the library only. It is kept here because
  /// Python hides nothing: what a Python function holds, a script can reach.
  private Object guarded(Value... a) {
    Value load = a[0];
    return (ProxyExecutable) call -> {
      String path = call.length == 3 && call[0].isString() ? call[0].asString() : "";
      boolean ours = !path.contains("..") && (path.startsWith(PythonFileSystem.LIBRARY + "/")
          || path.startsWith(home + "/"));
      return ours ? load.execute((Object[]) call) : null;
    };
  }

  private Object post(Value... a) {
    BlockedCalls open = calls;
    String kind = a.length > 0 && a[0].isString() ? a[0].asString() : "";
    if (open != null && kind.equals("ask")) {
      return ask(open, a);
    }
    if (kind.equals("aborted")) {
      return a[1].fitsInLong() ? cancelled.getOrDefault(a[1].asLong(), "") : "";
    }
    return post.execute(a);
  }

  private static String ask(BlockedCalls open, Value... a) {
    if (a.length != 4 || !a[1].fitsInLong() || !a[2].isString() || !a[3].isString()) {
      return "-0:" + HostPort.refusal("sandbox-failed", "the sandbox cannot do this", null);
    }
    return open.call(a[1].asLong(), a[2].asString(), a[3].asString());
  }

  @Override
  public Context context() {
    return context;
  }

  @Override
  public void open(Message.Open message, HostPort port) {
    calls = new BlockedCalls(port);
    files.mount(message.bundle());
    String main = message.bundle().main();
    functions.invokeMember("open", Json.write(message.surface()),
        MountedBundle.ROOT, main.substring(0, main.lastIndexOf('/') + 1), moduleOf(main));
  }

  private static String moduleOf(String main) {
    String file = main.substring(main.lastIndexOf('/') + 1);
    return file.endsWith(".py") ? file.substring(0, file.length() - ".py".length()) : file;
  }

  @Override
  public void load(long run) {
    functions.invokeMember("load", run);
  }

  @Override
  public void evaluate(long run, String code, String name, Message.Evaluate.Mode mode) {
    functions.invokeMember("bind", run);
    typed.put(name, code);
    if (typed.size() > REMEMBERED) {
      typed.remove(typed.keySet().iterator().next());
    }
    Value value = context.eval(Source.newBuilder(PythonEngine.ID, code, name).buildLiteral());
    functions.invokeMember("evaluated", run, value, mode.name());
  }

  @Override
  public String completeness(String code) {
    return functions.invokeMember("completeness", code).asString();
  }

  @Override
  public List<?> members(String path) {
    String found = functions.invokeMember("members", path).asString();
    return Json.parse(found) instanceof List<?> names ? names : List.of();
  }

  @Override
  public List<?> body(String subject) {
    return Json.parse(functions.invokeMember("body", subject).asString()) instanceof List<?> parts
        ? parts
        : List.of();
  }

  @Override
  public void invoke(long run, String kind, String name, String input) {
    functions.invokeMember("invoke", run, kind, name, input);
  }

  @Override
  public void settle(int call, boolean ok, String text) {
    // an answer nobody waits for any more
  }

  @Override
  public void fire(int timer) {
    // there are no timers
  }

  @Override
  public boolean listens(long run) {
    return false;
  }

  @Override
  public void abort(long run, String reason) {
    // the run is over, or the flag of its signal is up
  }

  @Override
  public void forget(long run, String timers) {
    cancelled.remove(run);
  }

  @Override
  public void thrown(long run, PolyglotException thrown, Consumer<Failure> end) {
    if (GuestFailures.isOfEngine(thrown)) {
      end.accept(GuestFailures.ofEngine(thrown));
      return;
    }
    functions.invokeMember("flush");
    Value error = thrown.getGuestObject();
    Value described = error == null || !error.isException()
        ? null
        : functions.invokeMember("described", error);
    end.accept(new PythonFailures(thrown, files.bundle(), typed).failure(described, calls));
  }

  @Override
  public Snippet snippet(SourceSection section) {
    return Snippet.AS_WRITTEN;
  }

  @Override
  public boolean answer(long call, Message.FromHost answer) {
    BlockedCalls open = calls;
    return open != null && open.answer(call, answer);
  }

  @Override
  public void cancelled(long run, String reason) {
    cancelled.put(run, reason);
    BlockedCalls open = calls;
    if (open != null) {
      open.cancel(run, reason);
    }
  }
}
