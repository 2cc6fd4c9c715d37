package dev.picode.cli.agent;

import dev.picode.cli.command.CliSpecs;
import dev.picode.config.ApprovalMode;
import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.sandbox.json.Json;
import dev.picode.sandbox.json.JsonSyntaxException;
import dev.picode.schema.JsonSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// What `picode ask` was told besides its words. Immutable.
///
/// @param model the model as `PROVIDER/MODEL`, empty for the one the settings name
/// @param approve how much is done without asking, null for what the settings say
/// @param maxTurns the most requests to the model
/// @param maxCost the most US dollars; 0 for any sum
/// @param session the session to go on with, its id or name; empty for a new one
/// @param goesOn whether to go on with the last session of the workspace
/// @param schema the JSON Schema that the answer has to be of, null for prose
record AskOptions(String model, @Nullable ApprovalMode approve, int maxTurns, double maxCost,
    String session, boolean goesOn, @Nullable Map<String, @Nullable Object> schema) {
  private static final int MAX_TURNS = 50;
  /// Nothing was said.
  static final AskOptions NONE = new AskOptions("", null, MAX_TURNS, 0, "", false, null);

  private static final long MAX_SCHEMA_BYTES = 1 << 20;

  /// The words of the command line that say it.
  static void addTo(CommandSpec spec) {
    spec.addOption(CliSpecs.option("MODEL", "The model, as PROVIDER/MODEL", "--model"))
        .addOption(CliSpecs.option("MODE",
            "What is done without asking: ask, edits, all, or never for reading only",
            "--approve"))
        .addOption(number(int.class, "N", "Stop after so many requests to the model; 50 by default",
            "--max-turns"))
        .addOption(number(double.class, "DOLLARS", "Stop when so much is spent", "--max-cost"))
        .addOption(CliSpecs.option("SESSION", "Go on with this session", "--session"))
        .addOption(CliSpecs.flag("Go on with the last session of this workspace", "--continue"))
        .addOption(CliSpecs.option("FILE", "Answer with JSON of this JSON Schema", "--schema"));
  }

  private static OptionSpec number(Class<?> type, String label, String description, String name) {
    return OptionSpec.builder(name).type(type).paramLabel(label).description(description).build();
  }

  /// What was given.
  ///
  /// @param base the folder that the path of the schema is relative to
  /// @throws PiCodeException `usage`, `argument-invalid`, `schema-invalid`
  static AskOptions of(ParseResult parsed, Path base) {
    String session = parsed.matchedOptionValue("--session", "");
    boolean goesOn = parsed.hasMatchedOption("--continue");
    if (goesOn && !session.isEmpty()) {
      throw Problem.of("usage", ProblemKind.USER,
          "`--continue` and `--session` name two sessions", "give one of them").toException();
    }
    int turns = parsed.matchedOptionValue("--max-turns", MAX_TURNS);
    double cost = parsed.matchedOptionValue("--max-cost", 0.0);
    if (turns < 1) {
      throw invalid("--max-turns", String.valueOf(turns), "a number from 1 on");
    }
    if (!(cost >= 0) || Double.isInfinite(cost)
        || (cost == 0 && parsed.hasMatchedOption("--max-cost"))) {
      throw invalid("--max-cost", String.valueOf(cost), "a sum of US dollars, such as 0.50");
    }
    String schema = parsed.matchedOptionValue("--schema", "");
    return new AskOptions(parsed.matchedOptionValue("--model", ""),
        mode(parsed.matchedOptionValue("--approve", "")), turns, cost, session, goesOn,
        schema.isEmpty() ? null : schema(base, schema));
  }

  private static @Nullable ApprovalMode mode(String text) {
    if (text.isEmpty()) {
      return null;
    }
    return Arrays.stream(ApprovalMode.values())
        .filter(mode -> mode.name().toLowerCase(Locale.ROOT).equals(text))
        .findFirst()
        .orElseThrow(() -> invalid("--approve", text, "one of ask, edits, all, never"));
  }

  private static PiCodeException invalid(String option, String given, String expected) {
    return Problem.of("argument-invalid", ProblemKind.USER,
        "the option `" + option + "` is `" + given + "`, expected " + expected).toException();
  }

  private static Map<String, @Nullable Object> schema(Path base, String file) {
    try {
      Path path = base.resolve(file);
      if (Files.size(path) > MAX_SCHEMA_BYTES) {
        throw invalid("--schema", file, "a file of 1 MiB at the most");
      }
      var members = new LinkedHashMap<String, @Nullable Object>();
      if (!(Json.parse(Files.readString(path)) instanceof Map<?, ?> schema)) {
        throw invalid("--schema", file, "a file that holds a JSON object");
      }
      schema.forEach((name, value) -> members.put(String.valueOf(name), value));
      var _ = JsonSchema.of(members, "`" + file + "`");
      return members;
    } catch (JsonSyntaxException e) {
      throw Problem.of("schema-invalid", ProblemKind.USER,
          "`" + file + "` is no JSON: " + e.getMessage()).toException(e);
    } catch (IOException e) {
      throw Problem.of("argument-invalid", ProblemKind.USER,
          "the schema `" + file + "` cannot be read", "`--schema` takes a file").toException(e);
    }
  }

  /// What the model is told of the shape of its answer; empty for prose.
  String shape() {
    return schema == null
        ? ""
        : "\n\nYour last message must be one JSON value and nothing else, of this JSON Schema:\n"
            + Json.write(schema);
  }
}
