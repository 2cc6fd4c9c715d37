package dev.picode.sandbox.polyglot;

import dev.picode.sandbox.protocol.Failure;
import dev.picode.sandbox.protocol.Message;
import java.util.List;
import java.util.function.Consumer;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.SourceSection;

/// What a language does for one context: its engine's context and the functions its prelude gave to
/// the host. Confined to the thread of its context, but for [#context], [#answer] and [#cancelled],
/// which are safe for many threads.
///
/// What runs code of the script throws what the script throws, as a [PolyglotException].
interface Guest {
  /// The engine's context, which other threads may interrupt and close.
  Context context();

  /// The context is for this bundle, and reaches the host through this port.
  void open(Message.Open message, HostPort port);

  /// Loads the main module.
  void load(long run);

  /// Evaluates code with `ctx` bound.
  ///
  /// @throws SnippetSyntaxException where it is no code
  void evaluate(long run, String code, String name, Message.Evaluate.Mode mode);

  /// Whether code is `complete`, `incomplete` or `invalid`. Runs nothing.
  String completeness(String code);

  /// The names that may follow a path, each with its kind. Runs no code of the script, but for the traps of
  /// proxies, which nothing tells from what they stand for.
  ///
  /// @param path a JSON list of names and indexes
  List<?> members(String path);

  /// What was typed as the body of one function, as [Message.Query.Question#BODY] says. Runs nothing.
  ///
  /// @param subject the JSON of the subject
  List<?> body(String subject);

  /// Calls a handler.
  void invoke(long run, String kind, String name, String input);

  /// The answer to a call that no thread is blocked in.
  void settle(int call, boolean ok, String text);

  /// A timer is due.
  void fire(int timer);

  /// Whether a run may still be ended from outside, because it listens for its own abort.
  boolean listens(long run);

  /// Tells a run that it shall stop.
  void abort(long run, String reason);

  /// A run is over: drops what the prelude holds for it. Runs no code of the script.
  void forget(long run, String timers);

  /// The failure for what came out of the engine while it worked for a run. Looks at what the script
  /// threw, which may run code of the script again.
  ///
  /// @param end ends the run with it
  void thrown(long run, PolyglotException thrown, Consumer<Failure> end);

  /// How places in a section's source map back to what was typed.
  Snippet snippet(SourceSection section);

  /// An answer came; false where no thread is blocked in that call.
  boolean answer(long call, Message.FromHost answer);

  /// The caller of a run asked it to stop.
  void cancelled(long run, String reason);
}
