package dev.picode.plugin.hook;

import dev.picode.audit.AuditLog;
import dev.picode.audit.AuditReader;
import dev.picode.audit.AuditRecord;
import dev.picode.audit.AuditRules;
import dev.picode.plugin.manifest.HookContribution.Match;
import dev.picode.plugin.manifest.HookContribution.OnFailure;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.sandbox.protocol.Language;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// Hooks that are written in Java, with all that is around them real: the way through them, and the audit
/// log. Safe for many threads once it is set up.
final class TestHooks {
  static final Map<String, @Nullable Object> COMMIT = Map.of("message", "fix: x", "files",
      List.of("src/A.java", "README.md"), "diff", "+x", "branch", "main");

  final List<String> notices = new CopyOnWriteArrayList<>();
  final List<String> asked = new CopyOnWriteArrayList<>();
  final List<String> ran = new CopyOnWriteArrayList<>();
  private final List<Hook> hooks = new ArrayList<>();
  private final Path audit;
  boolean agrees;

  /// @param audit the folder of the log
  TestHooks(Path audit) {
    this.audit = audit;
  }

  /// A payload of these names and values.
  static Map<String, @Nullable Object> payload(Object... members) {
    var payload = new HashMap<String, @Nullable Object>();
    for (int i = 0; i < members.length; i += 2) {
      payload.put(String.valueOf(members[i]), members[i + 1]);
    }
    return payload;
  }

  /// A hook of an extension `id` that notes that it ran.
  TestHooks on(String event, String id, HookHandler handler) {
    return add(hook(event, id, HookLayer.USER, 50, handler));
  }

  Hook hook(String event, String id, HookLayer layer, int priority, HookHandler handler) {
    return new Hook(event, "", "", new Hook.Owner(id, "1", layer, id, Language.JAVASCRIPT),
        priority, hooks.size(), Match.ALL, null, null, null, (input, deadline) -> {
          ran.add(id);
          return handler.answer(input, deadline);
        });
  }

  TestHooks add(Hook hook) {
    hooks.add(hook);
    return this;
  }

  static Hook matching(Hook hook, Match match) {
    return new Hook(hook.event(), hook.name(), hook.description(), hook.owner(), hook.priority(),
        hook.position(), match, hook.onFailure(), hook.deadline(), hook.idle(), hook.handler());
  }

  static Hook failing(Hook hook, OnFailure onFailure) {
    return new Hook(hook.event(), hook.name(), hook.description(), hook.owner(), hook.priority(),
        hook.position(), hook.match(), onFailure, hook.deadline(), hook.idle(), hook.handler());
  }

  static Hook within(Hook hook, Duration deadline) {
    return new Hook(hook.event(), hook.name(), hook.description(), hook.owner(), hook.priority(),
        hook.position(), hook.match(), hook.onFailure(), deadline, hook.idle(), hook.handler());
  }

  HookPipeline pipeline() {
    var log = new AuditLog(audit, () -> AuditRules.DEFAULT, InstantSource.system(), text -> text,
        notices::add);
    return new HookPipeline(HookRegistry.of(hooks), new HookRules(Duration.ofSeconds(5),
        (question, facts) -> {
          asked.add(question + " " + facts.get("its reason"));
          return agrees;
        }, log, HookRules.Recorder.NONE, notices::add));
  }

  HookOutcome fire(String event, Map<String, @Nullable Object> payload) {
    return pipeline().fire(Firing.of(event, payload));
  }

  HookOutcome commit() {
    return fire("pre-commit", COMMIT);
  }

  /// What the log says, as `outcome cause`.
  List<String> log() {
    return new AuditReader(audit).last(100, _ -> true)
        .stream()
        .map((AuditRecord entry) -> entry.text("kind") + " " + entry.text("outcome") + " "
            + entry.text("cause"))
        .toList();
  }

  static HookHandler says(Verdict verdict) {
    return (_, _) -> verdict;
  }

  static HookHandler rewrites(Map<String, @Nullable Object> changes) {
    return says(new Verdict.Rewrite(changes));
  }

  static HookHandler fails(String why) {
    return (_, _) -> {
      throw Problem.of("script-error", ProblemKind.SCRIPT, why).toException();
    };
  }

  static @Nullable Object member(HookOutcome outcome, String name) {
    return outcome.payload() instanceof Map<?, ?> payload ? payload.get(name) : null;
  }
}
