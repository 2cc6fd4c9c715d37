package dev.picode.plugin.hook;

import dev.picode.config.HookProgram;
import dev.picode.config.Layer;
import dev.picode.plugin.manifest.HookContribution.Match;
import dev.picode.plugin.manifest.HookContribution.OnFailure;
import dev.picode.problem.Nearest;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.process.ProcessService;
import dev.picode.process.Programs;
import dev.picode.sandbox.binding.EventSchema;
import dev.picode.sandbox.capability.Glob;
import dev.picode.sandbox.capability.InvalidGlobException;
import dev.picode.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The programs that `[hooks]` of a config names, as hooks. Stateless.
public final class ConfigHooks {
  /// What they are owned by.
  static final String OWNER = "config";
  private static final int PRIORITY = 50;

  private ConfigHooks() {}

  /// The hooks that programs are.
  ///
  /// @param environment where programs are looked up
  /// @param processes runs them
  /// @throws dev.picode.problem.PiCodeException `config-bad-value` where there is no such event or a glob is
  ///     wrong
  public static List<Hook> of(List<HookProgram> programs, Workspace workspace,
      Map<String, String> environment, Supplier<ProcessService> processes) {
    var hooks = new ArrayList<Hook>();
    for (HookProgram program : programs) {
      check(program);
      HookLayer layer = program.layer() == Layer.PROJECT ? HookLayer.PROJECT : HookLayer.USER;
      int position = hooks.size();
      hooks.add(new Hook(program.event(),
          program.name().isEmpty() ? "program-" + (position + 1) : program.name(),
          "runs `" + program.command() + "`",
          new Hook.Owner(OWNER, null, layer,
              program.place().file() + ":" + program.place().line(), null),
          PRIORITY, position,
          new Match(program.paths(), program.commands(), program.types()),
          onFailure(program), program.timeout(), null,
          (input, deadline) -> new ProcessHook(program.argv(), workspace.root(),
              new Programs(workspace, environment), processes.get()).answer(input, deadline)));
    }
    return hooks;
  }

  private static @Nullable OnFailure onFailure(HookProgram program) {
    Boolean proceeds = program.proceeds();
    return proceeds == null ? null : proceeds ? OnFailure.PROCEED : OnFailure.BLOCK;
  }

  private static void check(HookProgram program) {
    if (!HookEvents.isKnown(program.event())) {
      String nearest = Nearest.to(program.event(),
          HookEvents.ALL.stream().map(EventSchema::name).toList());
      throw new Problem("config-bad-value", ProblemKind.USER,
          "`hooks." + program.event() + "` is no event",
          nearest == null
              ? "docs/reference/hooks.md lists them"
              : "did you mean `" + nearest + "`?",
          program.place()).toException();
    }
    for (String glob : program.paths()) {
      try {
        Glob.compile(glob);
      } catch (InvalidGlobException e) {
        throw new Problem("config-bad-value", ProblemKind.USER, "`hooks." + program.event()
            + ".paths` has `" + glob + "`: " + e.getMessage(), null, program.place())
            .toException(e);
      }
    }
  }
}
