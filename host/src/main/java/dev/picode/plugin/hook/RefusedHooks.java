package dev.picode.plugin.hook;

import dev.picode.plugin.manifest.HookContribution;
import dev.picode.plugin.manifest.ManifestReader;
import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.sandbox.json.Json;
import dev.picode.sandbox.json.JsonSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The hooks of a manifest that are left out because their entry is wrong, as hooks that do not run.
/// Stateless.
public final class RefusedHooks {
  private RefusedHooks() {}

  /// The hooks of a manifest that are left out; all of them where the manifest itself is wrong.
  ///
  /// @param text the manifest
  /// @param layer the layer it is in
  /// @param from what its folder is called
  public static List<Hook> of(String text, HookLayer layer, String from) {
    List<?> entries = entries(text);
    if (entries.isEmpty()) {
      return List.of();
    }
    var problems = new ArrayList<Problem>();
    Problem whole = null;
    String id = from;
    try {
      id = ManifestReader.read(text, from + "/picode.json", problems::add).id();
    } catch (PiCodeException e) {
      whole = e.problem();
    }
    var hooks = new ArrayList<Hook>();
    for (int i = 0; i < entries.size(); i++) {
      Problem problem = whole == null ? problem(problems, i) : whole;
      if (problem != null) {
        hooks.add(hook(entries.get(i), new Hook.Owner(id, null, layer, from, null), i, problem));
      }
    }
    return hooks;
  }

  private static List<?> entries(String text) {
    try {
      return Json.parse(text) instanceof Map<?, ?> root
          && root.get("contributes") instanceof Map<?, ?> contributes
          && contributes.get("hooks") instanceof List<?> hooks ? hooks : List.of();
    } catch (JsonSyntaxException _) {
      return List.of(); // there is no telling what it would listen to
    }
  }

  /// What is wrong with the entry of that index, or `null`.
  private static @Nullable Problem problem(List<Problem> problems, int index) {
    String entry = "contributes.hooks[" + index + "]";
    return problems.stream()
        .filter(problem -> problem.message().contains("`" + entry))
        .findFirst()
        .orElse(null);
  }

  private static Hook hook(@Nullable Object entry, Hook.Owner owner, int position,
      Problem problem) {
    Object event = entry instanceof Map<?, ?> members ? members.get("event") : null;
    return new Hook(event instanceof String name ? name : "?", "", "", owner,
        HookContribution.USUAL_PRIORITY, position, HookContribution.Match.ALL, null, null,
        "its manifest is wrong: " + problem.message()
            + (problem.place() == null ? "" : " (" + problem.place() + ")"),
        (_, _) -> new Verdict.Proceed());
  }
}
