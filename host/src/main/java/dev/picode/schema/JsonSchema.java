package dev.picode.schema;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.PathType;
import com.networknt.schema.regex.RegularExpression;
import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.sandbox.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A JSON Schema (draft 2020-12 where it does not say). Safe for many threads.
///
/// The library it stands on is loaded with the first schema. Patterns are RE2's, which take time linear in the text; a
/// `$ref` that leads out of the schema is refused.
public final class JsonSchema {
  /// More faults than this tell nothing more.
  private static final int MAX_FAULTS = 10;

  private final Schema schema;

  private JsonSchema(Schema schema) {
    this.schema = schema;
  }

  /// A schema.
  ///
  /// @param plain the schema as a plain value
  /// @param shown what it is called in a problem
  /// @throws PiCodeException `schema-invalid`
  public static JsonSchema of(Map<String, ?> plain, String shown) {
    try {
      var config = SchemaRegistryConfig.builder()
          .regularExpressionFactory(JsonSchema::pattern)
          .locale(Locale.ROOT)
          .pathType(PathType.JSON_PATH)
          .preloadSchema(true)
          .build();
      var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12,
          builder -> builder.schemaRegistryConfig(config));
      String text = Json.write(plain);
      var fault = registry.getSchema(SchemaLocation.of(dialect(plain)))
          .validate(text, InputFormat.JSON)
          .stream()
          .findFirst();
      if (fault.isPresent()) {
        throw invalid(shown, sentence(fault.get()));
      }
      Schema schema = registry.getSchema(text, InputFormat.JSON);
      schema.initializeValidators();
      return new JsonSchema(schema);
    } catch (SchemaException | PatternSyntaxException | IllegalArgumentException e) {
      throw invalid(shown, firstLine(String.valueOf(e.getMessage())));
    }
  }

  private static String dialect(Map<String, ?> plain) {
    return plain.get("$schema") instanceof String named
        ? named
        : SpecificationVersion.DRAFT_2020_12.getDialectId();
  }

  private static PiCodeException invalid(String shown, String why) {
    return Problem.of("schema-invalid", ProblemKind.USER,
        shown + " is not a JSON Schema: " + why,
        "a schema says `type`, `properties` and so on, and refers to nothing outside of it")
        .toException();
  }

  private static RegularExpression pattern(String text) {
    Pattern pattern = Pattern.compile(text);
    return value -> pattern.matcher(value).find();
  }

  /// What is wrong with a value, a sentence without a full stop each, such as `$.count: string found,
  /// integer expected`; empty where nothing is.
  public List<String> faults(@Nullable Object value) {
    return schema.validate(Json.write(value), InputFormat.JSON)
        .stream()
        .limit(MAX_FAULTS)
        .map(JsonSchema::sentence)
        .toList();
  }

  private static String sentence(Error error) {
    return error.getInstanceLocation() + ": " + firstLine(error.getMessage());
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }
}
