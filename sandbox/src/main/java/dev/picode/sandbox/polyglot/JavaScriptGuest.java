package dev.picode.sandbox.polyglot;

import dev.picode.sandbox.json.Json;
import dev.picode.sandbox.protocol.Failure;
import dev.picode.sandbox.protocol.Message;
import java.util.List;
import java.util.function.Consumer;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.SourceSection;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;

/// JavaScript in one context: the functions the prelude gave to the host, by name. Confined to the
/// thread of its context, as [Guest] says.
///
/// Every host call is a promise, so no thread is ever blocked in one.
final class JavaScriptGuest implements Guest {
  private final Context context;
  private final BundleFileSystem files;
  private final Evaluation evaluation;
  private final Value open;
  private final Value load;
  private final Value bind;
  private final Value evaluated;
  private final Value members;
  private final Value invoke;
  private final Value settle;
  private final Value fire;
  private final Value listens;
  private final Value abort;
  private final Value forget;
  private final Value fail;
  private final Value shown;

  JavaScriptGuest(Context context, BundleFileSystem files, Value functions) {
    this.context = context;
    this.files = files;
    evaluation = new Evaluation(context);
    open = functions.getMember("open");
    load = functions.getMember("load");
    bind = functions.getMember("bind");
    evaluated = functions.getMember("evaluated");
    members = functions.getMember("members");
    invoke = functions.getMember("invoke");
    settle = functions.getMember("settle");
    fire = functions.getMember("fire");
    listens = functions.getMember("listens");
    abort = functions.getMember("abort");
    forget = functions.getMember("forget");
    fail = functions.getMember("fail");
    shown = functions.getMember("shown");
  }

  @Override
  public Context context() {
    return context;
  }

  @Override
  public void open(Message.Open message, HostPort port) {
    files.mount(message.bundle());
    open.executeVoid(Json.write(message.surface()));
  }

  /// Imports a module. By `import()`, because a module that awaits the host while it loads has no
  /// usable exports before it is done.
  @Override
  public void load(long run) {
    Value importer = context
        .eval(ConstrainedEngine.internal(JavaScriptEngine.ID, "import", "(s) => import(s)"));
    load.executeVoid(run, importer, files.mainSpecifier());
  }

  /// In one step with what waits for its value, so that microtasks do not come between and a rejection
  /// is never taken for lost.
  @Override
  public void evaluate(long run, String code, String name, Message.Evaluate.Mode mode) {
    bind.executeVoid(run);
    Source source = evaluation.prepare(code, name, mode == Message.Evaluate.Mode.SESSION);
    evaluated.executeVoid(run, (ProxyExecutable) _ -> context.eval(source), mode.name());
  }

  @Override
  public String completeness(String code) {
    return new Completeness(context).of(code);
  }

  @Override
  public List<?> members(String path) {
    return Json.parse(members.execute(path).asString()) instanceof List<?> found
        ? found
        : List.of();
  }

  @Override
  public List<?> body(String subject) {
    return List.of("", evaluation.body(subject));
  }

  @Override
  public void invoke(long run, String kind, String name, String input) {
    invoke.executeVoid(run, kind, name, input);
  }

  @Override
  public void settle(int call, boolean ok, String text) {
    settle.executeVoid(call, ok, text);
  }

  @Override
  public void fire(int timer) {
    fire.executeVoid(timer);
  }

  @Override
  public boolean listens(long run) {
    return listens.execute(run).asBoolean();
  }

  @Override
  public void abort(long run, String reason) {
    abort.executeVoid(run, reason);
  }

  @Override
  public void forget(long run, String timers) {
    forget.executeVoid(run, timers);
  }

  /// The prelude knows the refusals it made, so it ends the run where an error was thrown.
  @Override
  public void thrown(long run, PolyglotException thrown, Consumer<Failure> end) {
    Value value = thrown.getGuestObject();
    if (value == null || thrown.isSyntaxError() || thrown.isResourceExhausted()) {
      end.accept(GuestFailures.of(thrown, "", this::snippet));
    } else if (value.isException() && value.hasMember("stack")) {
      fail.executeVoid(run, value);
    } else {
      end.accept(GuestFailures.of(thrown, shown.execute(value).asString(), this::snippet));
    }
  }

  @Override
  public Snippet snippet(SourceSection section) {
    return evaluation.snippet(section);
  }

  @Override
  public boolean answer(long call, Message.FromHost answer) {
    return false;
  }

  @Override
  public void cancelled(long run, String reason) {
    // the run's signal aborts in a turn of its own
  }
}
