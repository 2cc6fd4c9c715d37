package dev.picode.agent.tool;

import dev.picode.agent.AgentTool;
import dev.picode.agent.ToolAnswer;
import dev.picode.agent.ToolPlan;
import dev.picode.agent.ToolTarget;
import dev.picode.llm.ToolSpec;
import dev.picode.plugin.ScriptHost;
import dev.picode.plugin.tool.ToolCall;
import dev.picode.plugin.tool.ToolRegistry;
import dev.picode.problem.Problem;
import dev.picode.sandbox.Outcome;
import dev.picode.sandbox.json.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The tools of extensions as the agent's. Stateless.
///
/// A model knows each by the name it has among extensions, in which what is no letter, digit, `_` or `-` is `_`; where a
/// name is taken, by that with the extension's id in front.
public final class ExtensionTools {
  private static final int MAX_NAME = 64;

  private ExtensionTools() {}

  /// The tools of a registry, by name.
  ///
  /// @param taken names that others have
  /// @param spill cuts answers
  /// @param run runs a handler of an extension
  public static List<AgentTool> of(ToolRegistry registry, Set<String> taken, Spill spill,
      ToolCall.Run run) {
    var names = new HashSet<>(taken);
    var tools = new ArrayList<AgentTool>();
    registry.tools().forEach((shown, entry) -> {
      String name = names.contains(plain(shown)) ? plain(entry.fullName()) : plain(shown);
      if (names.add(name)) {
        tools.add(new Tool(name, entry, spill, run));
      }
    });
    return List.copyOf(tools);
  }

  private static String plain(String name) {
    String plain = name.replaceAll("[^A-Za-z0-9_-]", "_");
    return plain.length() > MAX_NAME ? plain.substring(plain.length() - MAX_NAME) : plain;
  }

  private record Tool(String name, ToolRegistry.Entry entry, Spill spill, ToolCall.Run run)
      implements AgentTool {
    @Override
    public ToolSpec spec() {
      return new ToolSpec(name, entry.tool().description(),
          new LinkedHashMap<String, @Nullable Object>(entry.tool().parameters()));
    }

    @Override
    public boolean isParallel() {
      return false;
    }

    @Override
    public ToolPlan plan(Map<String, @Nullable Object> arguments) {
      return new ToolPlan(entry.fullName(), new ToolTarget.Extension(entry.extension().id()),
          null, _ -> answer(new ToolCall(entry).with(arguments, run)));
    }

    private ToolAnswer answer(Outcome outcome) {
      Problem problem = ScriptHost.problem(outcome, entry.extension().id() + "/");
      if (problem != null) {
        if (problem.code().equals("cancelled")) {
          throw problem.toException();
        }
        return ToolAnswer.error(problem.message()
            + (problem.hint() == null ? "" : "; " + problem.hint()));
      }
      Object value = outcome instanceof Outcome.Completed done ? done.value() : null;
      String text = value instanceof String words ? words : Json.writePretty(value);
      return ToolAnswer.of(spill.cut(text), text.lines().count() + " lines");
    }
  }
}
