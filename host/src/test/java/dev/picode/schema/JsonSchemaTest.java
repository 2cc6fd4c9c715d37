package dev.picode.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picode.problem.PiCodeException;
import dev.picode.sandbox.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSchemaTest {
  private static final String SCHEMA = """
      { "type": "object", "required": ["name"], "additionalProperties": false,
        "properties": { "name": { "type": "string", "pattern": "^[a-z]+$", "maxLength": 5 },
                        "count": { "type": "integer", "minimum": 0 },
                        "kind": { "enum": ["a", "b"] } } }
      """;

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
    "{\"name\": \"ab\"}|",
    "{\"name\": \"ab\", \"count\": 3, \"kind\": \"b\"}|",
    "{}|$: required property 'name' not found",
    "{\"name\": 1}|$.name: integer found, string expected",
    "{\"name\": \"AB\"}|$.name: does not match the regex pattern ^[a-z]+$",
    "{\"name\": \"abcdef\"}|$.name: must be at most 5 characters long",
    "{\"name\": \"ab\", \"count\": -1}|$.count: must have a minimum value of 0",
    "{\"name\": \"ab\", \"kind\": \"c\"}|$.kind: does not have a value in the enumeration [\"a\", \"b\"]",
    "{\"name\": \"ab\", \"more\": 1}|$: property 'more' is not defined in the schema and the schema"
        + " does not allow additional properties"})
  void saysWhatIsWrong(String value, String fault) {
    assertThat(of(SCHEMA).faults(Json.parse(value)))
        .containsExactly(fault == null ? new String[0] : new String[] {fault});
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"type\": \"text\"}", "{\"properties\": {\"a\": {\"pattern\": \"(\"}}}",
    "{\"pattern\": \"(?=a)\"}", "{\"$ref\": \"http://localhost:1/schema.json\"}",
    "{\"$ref\": \"file:///etc/passwd\"}", "{\"$ref\": \"#/$defs/none\"}",
    "{\"$schema\": \"http://localhost:1/meta\"}"})
  void refusesWhatIsNoSchemaOrLeadsOutside(String schema) {
    assertThatThrownBy(() -> of(schema).faults("a")).isInstanceOfSatisfying(PiCodeException.class,
        e -> assertThat(e.problem().code()).isEqualTo("schema-invalid"));
  }

  @Test
  @Timeout(20)
  void aPatternOfAStrangerTakesNoLongTime() {
    JsonSchema schema = of("{\"pattern\": \"^(a+)+$\"}");
    assertThat(schema.faults("a".repeat(5_000) + "b")).hasSize(1);
  }

  private static JsonSchema of(String schema) {
    var plain = new LinkedHashMap<String, Object>();
    ((Map<?, ?>) Objects.requireNonNull(Json.parse(schema)))
        .forEach((name, value) -> plain.put(String.valueOf(name), Objects.requireNonNull(value)));
    return JsonSchema.of(plain, "`parameters`");
  }
}
