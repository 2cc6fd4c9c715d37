package dev.picode.plugin.tool;

import dev.picode.plugin.Extension;
import dev.picode.plugin.manifest.Handler;
import dev.picode.plugin.manifest.ToolContribution;
import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.sandbox.Outcome;
import dev.picode.schema.JsonSchema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Calls a tool with parameters that are what it declares, and lets out what it declares. Immutable.
///
/// @param entry the tool
public record ToolCall(ToolRegistry.Entry entry) {
  /// Runs a handler of an extension.
  public interface Run {
    /// What came of it.
    ///
    /// @param input a plain value
    Outcome of(Extension extension, Handler handler, Object input);
  }

  /// Calls it.
  ///
  /// @param parameters plain values by name
  /// @return how it ended; what it gave back is of the schema that the tool declares
  /// @throws PiCodeException `tool-parameters-invalid`, `tool-result-invalid`, `schema-invalid`
  public Outcome with(Map<String, @Nullable Object> parameters, Run run) {
    ToolContribution tool = entry.tool();
    List<String> wrong = JsonSchema
        .of(tool.parameters(), "`parameters` of the tool `" + name() + "`")
        .faults(parameters);
    if (!wrong.isEmpty()) {
      throw Problem.of("tool-parameters-invalid", ProblemKind.USER,
          "the parameters of the tool `" + name() + "` are wrong: " + String.join("; ", wrong),
          "`picode tool list` shows what it takes").toException();
    }
    Outcome outcome = run.of(entry.extension(), Handler.tool(tool.name()), parameters);
    if (outcome instanceof Outcome.Completed(_, Object value) && !tool.result().isEmpty()) {
      checkResult(tool, value);
    }
    return outcome;
  }

  private void checkResult(ToolContribution tool, @Nullable Object value) {
    List<String> wrong = JsonSchema.of(tool.result(), "`result` of the tool `" + name() + "`")
        .faults(value);
    if (!wrong.isEmpty()) {
      throw Problem.of("tool-result-invalid", ProblemKind.SCRIPT,
          "what the tool `" + name() + "` gave back is not what it declares: "
              + String.join("; ", wrong),
          "tell its author, or correct `result` in its manifest").toException();
    }
  }

  private String name() {
    return entry.tool().name();
  }
}
