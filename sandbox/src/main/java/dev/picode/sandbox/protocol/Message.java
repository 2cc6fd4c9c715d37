package dev.picode.sandbox.protocol;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One message between the host and a place where scripts run. Immutable.
///
/// `context` names one open extension. `run` numbers a piece of work the host asked for; `call`
/// numbers something a script asked of the host. Both sides treat an unknown number as late and
/// ignore it. Values are plain (see `dev.picode.sandbox.json`).
public sealed interface Message {

  /// What the host says.
  sealed interface FromHost extends Message {}

  /// What the place says.
  sealed interface FromPlace extends Message {}

  /// Open a context for a bundle. `surface` names the functions it can call:
  /// `{namespace: {method: {"p": [positional…], "o": [option…]}}}`; `"s": true` beside them for one that gives a stream.
  record Open(String context, Bundle bundle, Map<String, @Nullable Object> surface, Quotas quotas)
      implements
      FromHost {
    /// Copies.
    public Open {
      surface = copy(surface);
    }
  }

  /// Load the bundle's main module. Completes with the list of what it registered.
  record Load(long run, String context, long deadlineMillis) implements FromHost {}

  /// Evaluate code with `ctx` bound. Completes with what the mode says.
  record Evaluate(long run, String context, String code, String name, Mode mode,
      long deadlineMillis)
      implements
      FromHost {
    /// What becomes of the value and of what the code declares.
    public enum Mode {
      /// The value of the last expression, as it is; declarations may end with the code.
      ONCE,
      /// The value of the last expression, in a form that can be shown whatever it is. Declarations last and
      /// can be declared again, and `_` is the value.
      SESSION,
      /// A text for the type of the last expression.
      TYPE
    }
  }

  /// Ask something of a context without running code in it. Completes with the answer.
  ///
  /// @param subject what the question is about
  record Query(long run, String context, Question question, @Nullable Object subject,
      long deadlineMillis)
      implements
      FromHost {
    /// What can be asked.
    public enum Question {
      /// Whether the code that is the subject is `complete`, `incomplete` or `invalid`, by the parser of
      /// the language.
      COMPLETENESS,
      /// The names that may follow a path, a list of names and indexes: `[[name, kind], …]`. Those of all
      /// variables where the path is empty.
      MEMBERS,
      /// What was typed as the body of one function: the subject is `{snippets: [code, …], name, call, returns}`,
      /// the answer `[what stands before the function, its body]`. The body gives back the last value where
      /// `returns` is true; where the code declares a function `name`, the body calls it as `call` says.
      BODY,
      /// How many times code was evaluated in the context.
      STATE
    }
  }

  /// Call a registered handler. Completes with what it returned.
  record Invoke(
      long run,
      String context,
      String kind,
      String name,
      @Nullable Object input,
      long deadlineMillis)
      implements
      FromHost {}

  /// Stop a run: its `ctx.signal` aborts, and what does not end by itself is interrupted.
  record Cancel(long run, String reason) implements FromHost {}

  /// The answer to a host call.
  record Reply(long call, @Nullable Object value) implements FromHost {}

  /// The refusal of a host call; the script gets it as a `PicodeError`.
  record Refuse(long call, String code, String message, @Nullable String hint)
      implements
      FromHost {}

  /// Close a context and everything it has.
  record Close(String context) implements FromHost {}

  /// Ask for a sign of life.
  record Ping(long number) implements FromHost {}

  /// A run ended with a value.
  ///
  /// @param present false where the script gave back nothing at all
  /// @param allocated what its context allocated since the run before it ended, in bytes, garbage
  ///     included; 0 where the place does not measure it
  record Completed(long run, boolean present, @Nullable Object value, long allocated)
      implements
      FromPlace {}

  /// A run ended without a value.
  ///
  /// @param allocated as [Completed] has it
  record Failed(long run, Failure failure, long allocated) implements FromPlace {
    /// Where nothing was measured.
    public Failed(long run, Failure failure) {
      this(run, failure, 0);
    }
  }

  /// A script calls `namespace.method` of the host, within a run.
  record Call(
      long call,
      String context,
      long run,
      String target,
      Map<String, @Nullable Object> arguments)
      implements
      FromPlace {
    /// Copies.
    public Call {
      arguments = copy(arguments);
    }
  }

  /// The place is ready for scripts. `facts` are what [Place#describe] says.
  record Ready(Map<String, String> facts) implements FromPlace {
    /// Copies.
    public Ready {
      facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }
  }

  /// The script of a context could not be stopped; its thread is lost to the place.
  ///
  /// @param run what was to be stopped; it may be over
  /// @param failure what that run ends with, should the place not come to say so any more
  record Stuck(String context, long run, Failure failure) implements FromPlace {}

  /// A script logged a line; `level` is `debug`, `info`, `warn` or `error`.
  record Log(String context, String level, String text) implements FromPlace {}

  /// The sign of life that was asked for.
  record Pong(long number) implements FromPlace {}

  private static Map<String, @Nullable Object> copy(Map<String, @Nullable Object> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
