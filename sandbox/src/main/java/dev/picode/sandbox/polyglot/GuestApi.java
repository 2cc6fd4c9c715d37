package dev.picode.sandbox.polyglot;

import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Value;

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
  }

  void open(String surface) {
    open.executeVoid(surface);
  }

  /// Imports a module. By `import()`, because a module that awaits the host while it loads has no
  /// usable exports before it is done.
  void load(long run, String specifier) {
    Value promise = context.eval(JavaScriptEngine.internal("import", "(s) => import(s)"))
        .execute(specifier);
    load.executeVoid(run, promise);
  }

  void bind(long run) {
    bind.executeVoid(run);
  }

  void evaluated(long run, Value value) {
    evaluated.executeVoid(run, value);
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

  void abort(long run, String reason) {
    abort.executeVoid(run, reason);
  }
}
