package dev.picode.plugin.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.Golden;
import dev.picode.problem.PiCodeException;
import dev.picode.sandbox.json.Json;
import dev.picode.schema.JsonSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ManifestSchemaTest {
  private static final String LEAST = "\"id\": \"acme.todo\", \"version\": \"1\", \"api\": 1,"
      + " \"language\": \"js\", \"main\": \"main.js\", \"description\": \"d\"";

  private static final JsonSchema SCHEMA = JsonSchema.of(ManifestSchema.root(), "the schema");

  @Test
  void thePublishedSchemaIsCurrent() {
    Golden.check(Path.of("..", "sdk-js", "schemas", "picode.schema.json"), ManifestSchema.json());
  }

  static Stream<Path> manifests() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(".."), 4)) {
      return files.filter(file -> file.endsWith("picode.json")
          && !file.toString().contains("target"))
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("manifests")
  void takesEveryManifestOfThisRepository(Path manifest) throws IOException {
    assertThat(SCHEMA.faults(Json.parse(Files.readString(manifest)))).isEmpty();
  }

  /// Reader and schema say the same of each of these, member by member.
  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
    "true|\"contributes\": {}",
    "true|\"$schema\": \"x\", \"limits\": { \"deadlineSeconds\": 5 }",
    "true|\"permissions\": { \"read\": [\"**\"], \"git\": \"read\", \"llm\": true }",
    "true|\"reasons\": { \"read\": \"to look\" }",
    "true|\"contributes\": { \"commands\": [{ \"name\": \"a\", \"description\": \"d\", \"group\": \"g\","
        + " \"args\": { \"x\": { \"type\": \"path\", \"description\": \"d\", \"positional\": true,"
        + " \"grants\": \"write\", \"choices\": [\"a\"], \"default\": \"a\" } } }] }",
    "true|\"contributes\": { \"commands\": [{ \"name\": \"a\", \"description\": \"d\","
        + " \"args\": { \"x\": { \"type\": \"string\", \"description\": \"d\", \"positional\": true,"
        + " \"rest\": true, \"complete\": true } } }] }",
    "true|\"contributes\": { \"hooks\": [{ \"event\": \"pre-commit\", \"name\": \"a\", \"priority\": 3,"
        + " \"enabled\": false, \"onFailure\": \"block\", \"match\": { \"types\": [\"js\"] } },"
        + " { \"event\": \"team.deploy\" }] }",
    "true|\"contributes\": { \"tools\": [{ \"name\": \"a\", \"description\": \"d\","
        + " \"parameters\": { \"type\": \"object\" } }], \"providers\": [{ \"name\": \"p\" }] }",
    "true|\"contributes\": { \"providers\": [{ \"name\": \"p\", \"description\": \"d\","
        + " \"hosts\": [\"api.acme.com\"], \"secret\": \"KEY\", \"secretOptional\": true,"
        + " \"scheme\": \"header:x-api-key\", \"baseUrl\": \"https://api.acme.com/v1\","
        + " \"baseUrlVariable\": \"ACME_BASE_URL\" }] }",
    "false|\"contributes\": { \"providers\": [{ \"name\": \"p\", \"hosts\": \"a.b\" }] }",
    "false|\"contributes\": { \"providers\": [{ \"name\": \"p\", \"host\": [\"a.b\"] }] }",
    "false|\"contributes\": { \"providers\": [{ \"name\": \"p\", \"secret\": \"K\","
        + " \"scheme\": \"basic\" }] }",
    "false|\"contributes\": { \"providers\": [{ \"name\": \"p\","
        + " \"baseUrlVariable\": \"a b\" }] }",
    "false|\"permisions\": {}",
    "false|\"permissions\": { \"reed\": [] }",
    "false|\"permissions\": { \"read\": \"**\" }",
    "false|\"permissions\": { \"git\": \"all\" }",
    "false|\"permissions\": { \"llm\": 1 }",
    "false|\"reasons\": { \"read\": 1 }",
    "false|\"limits\": { \"deadlineSeconds\": \"5\" }",
    "false|\"contributes\": { \"hook\": [] }",
    "false|\"contributes\": { \"commands\": {} }",
    "false|\"contributes\": { \"commands\": [{ \"name\": \"A\", \"description\": \"d\" }] }",
    "false|\"contributes\": { \"commands\": [{ \"name\": \"a\" }] }",
    "false|\"contributes\": { \"commands\": [{ \"name\": \"a\", \"description\": \"d\","
        + " \"args\": { \"x\": { \"type\": \"text\", \"description\": \"d\" } } }] }",
    "false|\"contributes\": { \"hooks\": [{ \"event\": \"pre-comit\" }] }",
    "false|\"contributes\": { \"hooks\": [{ \"event\": \"stop\", \"priority\": 101 }] }",
    "false|\"contributes\": { \"hooks\": [{ \"event\": \"stop\", \"priority\": \"high\" }] }",
    "false|\"contributes\": { \"hooks\": [{ \"event\": \"stop\", \"onFailure\": \"stop\" }] }",
    "false|\"contributes\": { \"hooks\": [{ \"event\": \"stop\", \"match\": { \"path\": [] } }] }",
    "false|\"contributes\": { \"hooks\": [{ \"name\": \"a\" }] }",
    "false|\"contributes\": { \"tools\": [{ \"name\": \"a\", \"description\": \"d\","
        + " \"parameters\": [] }] }"})
  void saysWhatTheReaderSays(boolean right, String member) {
    String text = "{ " + LEAST + ", " + member + " }";
    assertThat(SCHEMA.faults(Json.parse(text)).isEmpty()).as("schema").isEqualTo(right);
    assertThat(isRead(text)).as("reader").isEqualTo(right);
  }

  private static boolean isRead(String text) {
    try {
      ManifestReader.read(text, "picode.json");
      return true;
    } catch (PiCodeException _) {
      return false;
    }
  }
}
