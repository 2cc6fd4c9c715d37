package dev.picode.sandbox.polyglot;

import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;

/// The functions the prelude gave to the host, by name. Confined to the thread of its context.
final class GuestApi {
  private final Context context;
  private final Value open;
  private final Value load;
  private final Value bind;
  private final Value evaluated;
  private final Value invoke;
  private final Value settle;
  private final Value fire;
  private final Value listens;
  private final Value abort;
  private final Value forget;
  private final Value fail;
  private final Value shown;

  GuestApi(Value functions, Context context) {
    this.context = context;
    open = functions.getMember("open");
    load = functions.getMember("load");
    bind = functions.getMember("bind");
    evaluated = functions.getMember("evaluated");
    invoke = functions.getMember("invoke");
    settle = functions.getMember("settle");
    fire = functions.getMember("fire");
    listens = functions.getMember("listens");
    abort = functions.getMember("abort");
    forget = functions.getMember("forget");
    fail = functions.getMember("fail");
    shown = functions.getMember("shown");
  }

  void open(String surface) {
    open.executeVoid(surface);
  }

  /// Imports a module. By `import()`, because a module that awaits the host while it loads has no
  /// usable exports before it is done.
  void load(long run, String specifier) {
    Value importer = context.eval(JavaScriptEngine.internal("import", "(s) => import(s)"));
    load.executeVoid(run, importer, specifier);
  }

  void bind(long run) {
    bind.executeVoid(run);
  }

  /// Evaluates code for a run. In one step with what waits for its value, so that microtasks do not
  /// come between and a rejection is never taken for lost.
  void evaluated(long run, Source code) {
    evaluated.executeVoid(run, (ProxyExecutable) _ -> context.eval(code));
  }

  void invoke(long run, String kind, String name, String input) {
    invoke.executeVoid(run, kind, name, input);
  }

  void settle(int call, boolean ok, String text) {
    settle.executeVoid(call, ok, text);
  }

  void fire(int timer) {
    fire.executeVoid(timer);
  }

  boolean listens(long run) {
    return listens.execute(run).asBoolean();
  }

  /// A run is over: drops what the prelude holds for it. Runs no code of the script.
  void forget(long run, String timers) {
    forget.executeVoid(run, timers);
  }

  /// Ends a run with an error it threw.
  void fail(long run, Value error) {
    fail.executeVoid(run, error);
  }

  /// The text for a thrown value that is no error; empty where it cannot be shown.
  String shown(Value value) {
    return shown.execute(value).asString();
  }

  void abort(long run, String reason) {
    abort.executeVoid(run, reason);
  }
}
