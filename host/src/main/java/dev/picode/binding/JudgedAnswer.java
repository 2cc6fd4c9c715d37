package dev.picode.binding;

import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.sandbox.json.Json;
import dev.picode.sandbox.json.JsonSyntaxException;
import dev.picode.schema.JsonSchema;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a model said that was to be JSON of a schema. Immutable.
///
/// @param value the value, null where it is none
/// @param faults what is wrong with it, nothing where it is what was asked for
public record JudgedAnswer(@Nullable Object value, List<String> faults) {
  /// How models like to wrap JSON though nobody asked for it.
  private static final Pattern FENCED = Pattern.compile("(?s)```(?:json)?\\s*\\n(.*?)\\n?```");

  /// Reads an answer, which may stand in a fence.
  public static JudgedAnswer of(JsonSchema shape, String text) {
    Matcher fenced = FENCED.matcher(text);
    try {
      Object value = Json.parse(fenced.find() ? fenced.group(1) : text.strip());
      return new JudgedAnswer(value, shape.faults(value));
    } catch (JsonSyntaxException e) {
      return new JudgedAnswer(null, List.of("it is not JSON: " + e.getMessage()));
    }
  }

  /// Whether it is what was asked for.
  public boolean isRight() {
    return faults.isEmpty();
  }

  /// What the model is told so that it tries once more.
  public String complaint() {
    return "That is not what was asked for: " + String.join("; ", faults)
        + ". Answer with the JSON value alone.";
  }

  /// That it never was what was asked for.
  public PiCodeException failure() {
    return Problem.of("llm-answer-invalid", ProblemKind.EXTERNAL,
        "the model did not answer with what was asked for: " + String.join("; ", faults),
        "ask it more plainly, ask for less, or ask another model").toException();
  }
}
