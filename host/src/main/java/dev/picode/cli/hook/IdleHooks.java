package dev.picode.cli.hook;

import dev.picode.cli.command.CliHooks;
import dev.picode.cli.command.CliSession;
import dev.picode.plugin.Extension;
import dev.picode.plugin.ScriptHost;
import dev.picode.plugin.hook.ExtensionHooks;
import dev.picode.plugin.hook.Hook;
import dev.picode.plugin.hook.HookLayer;
import dev.picode.plugin.hook.HookRegistry;
import dev.picode.plugin.hook.RefusedHooks;
import dev.picode.plugin.hook.ScriptHook;
import dev.picode.plugin.manifest.Handler;
import dev.picode.plugin.project.ProjectContents;
import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.sandbox.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;

/// The hooks that will not run, with the reason: those of a project that is not trusted, of an extension that is
/// switched off, of an entry of a manifest that is wrong, and of a script that cannot be loaded. Confined
/// to one thread.
final class IdleHooks {
  private static final String MANIFEST = "picode.json";

  private final CliSession session;

  IdleHooks(CliSession session) {
    this.session = session;
  }

  /// All that can be told without a script.
  List<Hook> all() {
    var hooks = new ArrayList<>(CliHooks.untrusted(session));
    hooks.addAll(switchedOff());
    hooks.addAll(refused());
    return hooks;
  }

  private List<Hook> switchedOff() {
    List<Extension> off = session.commands()
        .extensions()
        .switchedOff()
        .contributing(Handler::isHook);
    return ExtensionHooks.of(off, (_, _, _, _) -> new Outcome.Cancelled("it is switched off"))
        .stream()
        .map(hook -> hook.idle("its extension is switched off; `picode ext enable "
            + hook.owner().id() + "` switches it on"))
        .toList();
  }

  private List<Hook> refused() {
    var hooks = new ArrayList<Hook>();
    for (Path folder : folders(session.folders().config().resolve("extensions"))) {
      try {
        hooks.addAll(RefusedHooks.of(Files.readString(folder.resolve(MANIFEST)), HookLayer.USER,
            "extensions/" + folder.getFileName()));
      } catch (IOException _) {
        // The layer tells of what it cannot read.
      }
    }
    session.trust().trusted().ifPresent(closure -> {
      for (String folder : ProjectContents.folders(closure)) {
        closure.bytes(folder + "/" + MANIFEST)
            .ifPresent(bytes -> hooks.addAll(RefusedHooks.of(
                new String(bytes, StandardCharsets.UTF_8), HookLayer.PROJECT,
                ".picode/" + folder)));
      }
    });
    return hooks;
  }

  private static List<Path> folders(Path of) {
    try (Stream<Path> entries = Files.list(of)) {
      return entries.filter(each -> !String.valueOf(each.getFileName()).startsWith("."))
          .sorted()
          .toList();
    } catch (IOException _) {
      return List.of();
    }
  }

  /// The hooks of a registry, of which those do not run whose script cannot be loaded. Loads each script
  /// that has one.
  HookRegistry checked(HookRegistry registry) {
    var reasons = new HashMap<String, String>();
    var hooks = new ArrayList<Hook>();
    for (String event : registry.events()) {
      for (Hook hook : registry.on(event)) {
        String reason = hook.idle() == null && hook.handler() instanceof ScriptHook script
            ? reasons.computeIfAbsent(hook.owner().id(), _ -> reason(script.extension()))
            : "";
        hooks.add(reason.isEmpty() ? hook : hook.idle(reason));
      }
    }
    return HookRegistry.of(hooks);
  }

  /// Why the script of an extension cannot be used, an empty text where it can.
  private String reason(Extension extension) {
    try {
      Problem problem = ScriptHost.problem(session.scripts().load(extension),
          extension.id() + "/");
      return problem == null ? "" : "its script cannot be used: " + problem.message();
    } catch (PiCodeException e) {
      return "its script cannot be used: " + e.problem().message();
    }
  }
}
