package dev.picode.plugin.hook;

import dev.picode.plugin.Extension;
import dev.picode.plugin.hook.ScriptHook.HandlerCall;
import dev.picode.plugin.manifest.HookContribution;
import dev.picode.plugin.project.ProjectContents;
import dev.picode.plugin.project.ProjectExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// The hooks that extensions contribute, read off their manifests. Stateless.
public final class ExtensionHooks {
  private ExtensionHooks() {}

  /// The hooks of extensions; no script is read.
  ///
  /// @param calls calls their handlers
  public static List<Hook> of(Collection<Extension> extensions, HandlerCall calls) {
    var hooks = new ArrayList<Hook>();
    for (Extension extension : extensions) {
      int position = 0;
      for (HookContribution hook : extension.manifest().contributes().hooks()) {
        hooks.add(hook(extension, hook, position++, calls));
      }
    }
    return hooks;
  }

  private static Hook hook(Extension extension, HookContribution hook, int position,
      HandlerCall calls) {
    var owner = new Hook.Owner(extension.id(), extension.manifest().version(),
        layer(extension.origin()), extension.from(), extension.manifest().language());
    return new Hook(hook.event(), hook.name(), hook.description(), owner, hook.priority(), position,
        hook.match(), hook.onFailure(),
        hook.deadlineMillis() > 0 ? Duration.ofMillis(hook.deadlineMillis()) : null,
        hook.enabled() ? null : "it is switched off in its manifest",
        new ScriptHook(extension, hook.key(), calls));
  }

  private static HookLayer layer(Extension.Origin origin) {
    return switch (origin) {
      case BUILTIN -> HookLayer.BUILTIN;
      case USER -> HookLayer.USER;
      case PROJECT -> HookLayer.PROJECT;
      case FOLDER -> HookLayer.FOLDER;
    };
  }

  /// What a project that is not trusted would contribute, as hooks that do not run.
  ///
  /// @param contents what its `.picode/` holds
  public static List<Hook> untrusted(ProjectContents contents) {
    var hooks = new ArrayList<Hook>();
    for (ProjectExtension extension : contents.extensions()) {
      for (String event : extension.contributes().getOrDefault("hooks", List.of())) {
        hooks.add(inert(event, extension.folder(), ".picode/" + extension.folder(),
            hooks.size()));
      }
    }
    for (String script : contents.singleFiles()) {
      String[] parts = script.split("/", -1);
      if (parts.length == 3 && parts[0].equals("hooks")) {
        hooks.add(inert(parts[1], script, ".picode/" + script, hooks.size()));
      }
    }
    for (String setting : contents.settings()) {
      if (setting.startsWith("hooks.") && setting.contains(" runs ")) {
        hooks.add(inert(setting.substring("hooks.".length(), setting.indexOf(" runs ")),
            ConfigHooks.OWNER, ".picode/config.toml", hooks.size()));
      }
    }
    return hooks;
  }

  private static Hook inert(String event, String id, String from, int position) {
    return new Hook(event, "", "", new Hook.Owner(id, null, HookLayer.PROJECT, from, null),
        HookContribution.USUAL_PRIORITY, position, HookContribution.Match.ALL, null, null,
        "the project is not trusted", (_, _) -> new Verdict.Proceed());
  }
}
