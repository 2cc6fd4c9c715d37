package dev.picode.plugin.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picode.problem.PiCodeException;
import dev.picode.problem.Place;
import dev.picode.sandbox.capability.Capability;
import dev.picode.sandbox.capability.Decision;
import dev.picode.sandbox.capability.Grants;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestReaderTest {
  private static final String LEAST = """
      { "id": "acme.todo", "version": "1.0.0", "api": 1, "language": "js", "main": "main.js",
        "description": "Lists notes" }
      """;

  @Test
  void readsWhatMustBeThere() {
    Manifest manifest = ManifestReader.read(LEAST, "picode.json");
    assertThat(manifest).isEqualTo(new Manifest("acme.todo", "1.0.0", "main.js", "Lists notes",
        List.of(), Grants.NONE, 0));
  }

  @Test
  void readsCommandsPermissionsAndLimits() {
    Manifest manifest = ManifestReader.read(with("""
        "contributes": { "commands": [ { "name": "todo", "description": "Lists them",
          "args": { "path": { "type": "path", "description": "Where", "positional": true,
                              "default": "." },
                    "save": { "type": "path", "description": "To", "grants": "write" } },
          "examples": ["todo src"] } ] },
        "permissions": { "read": ["src/**"], "git": "read" }, "reasons": { "read": "to look" },
        "limits": { "deadlineSeconds": 5 }"""), "picode.json");
    CommandContribution command = manifest.commands().getFirst();
    assertThat(command.name()).isEqualTo("todo");
    assertThat(command.group()).isEqualTo("Extensions");
    assertThat(command.arguments()).extracting(Argument::name).containsExactly("path", "save");
    assertThat(command.argument("path")).get().extracting(Argument::fallback).isEqualTo(".");
    assertThat(command.argument("save")).get().extracting(Argument::grantsWrite).isEqualTo(true);
    assertThat(manifest.permissions().decide(new Capability.Read("src/a.js")))
        .isInstanceOf(Decision.Granted.class);
    assertThat(manifest.permissions().decide(new Capability.Read("a.js")))
        .isInstanceOf(Decision.Denied.class);
    assertThat(manifest.deadlineSeconds()).isEqualTo(5);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
    "\"api\": 1|\"api\": 2|`api` is not 1",
    "\"language\": \"js\"|\"language\": \"lua\"|`language` is not `js`",
    "\"id\": \"acme.todo\"|\"id\": \"Acme\"|`id` is not lower-case letters, digits, hyphens and dots",
    "\"id\": \"acme.todo\",||`id` is missing",
    "\"version\": \"1.0.0\"|\"version\": 1|`version` is not a text that is not empty",
    "\"main\": \"main.js\"|\"main\": \" \"|`main` is not a text that is not empty"})
  void saysWhatIsWrongWithAMember(String member, String instead, String message) {
    assertRefused(LEAST.replace(member, instead == null ? "" : instead), message);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
    "\"permisions\": {}|`permisions` is not known",
    "\"contributes\": []|`contributes` is not an object",
    "\"contributes\": { \"hooks\": [] }|`contributes.hooks` is not known",
    "\"contributes\": { \"commands\": {} }|`contributes.commands` is not a list",
    "\"contributes\": { \"commands\": [1] }|`contributes.commands[0]` is not an object",
    "\"contributes\": { \"commands\": [{}] }|`contributes.commands[0].name` is missing",
    "\"contributes\": { \"commands\": [{ \"name\": \"To Do\" }] }"
        + "|`contributes.commands[0].name` is not lower-case letters, digits and hyphens",
    "\"permissions\": { \"net\": [] }|`permissions.net` is not known",
    "\"permissions\": { \"read\": \"**\" }|`permissions.read` is not a list",
    "\"permissions\": { \"read\": [1] }|`permissions.read` is not a list of texts",
    "\"permissions\": { \"git\": \"all\" }|`permissions.git` is not `none`, `read` or `write`",
    "\"limits\": { \"deadlineSeconds\": \"5\" }|`limits.deadlineSeconds` is not a whole number"})
  void saysWhatIsWrongInside(String member, String message) {
    assertRefused(with(member), message);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
    "{}|`contributes.commands[0].args.a.type` is missing",
    "{ \"type\": \"file\" }"
        + "|`contributes.commands[0].args.a.type` is not string, path, integer, number or boolean",
    "{ \"type\": \"string\" }|`contributes.commands[0].args.a.description` is missing",
    "{ \"type\": \"string\", \"grants\": \"write\" }"
        + "|`contributes.commands[0].args.a.grants` is not `write` of an argument of type `path`",
    "{ \"type\": \"integer\", \"default\": \"1\" }"
        + "|`contributes.commands[0].args.a.default` is not of the argument's type",
    "{ \"type\": \"integer\", \"list\": true, \"default\": 1 }"
        + "|`contributes.commands[0].args.a.default` is not of the argument's type",
    "{ \"type\": \"integer\", \"list\": 1 }"
        + "|`contributes.commands[0].args.a.list` is not true or false"})
  void saysWhatIsWrongWithAnArgument(String argument, String message) {
    assertRefused(
        with("\"contributes\": { \"commands\": [ { \"name\": \"c\", \"description\": \"d\","
            + " \"args\": { \"a\": " + argument + " } } ] }"),
        message);
  }

  @Test
  void suggestsTheNearestMember() {
    assertThatThrownBy(() -> ManifestReader.read(with("\"permisions\": {}"), "picode.json"))
        .isInstanceOfSatisfying(PiCodeException.class, e -> assertThat(e.problem().hint())
            .isEqualTo("did you mean `permissions`?"));
  }

  @Test
  void refusesWhatIsNoJsonAtItsPlace() {
    assertThatThrownBy(() -> ManifestReader.read("{\n  \"id\" 1", "picode.json"))
        .isInstanceOfSatisfying(PiCodeException.class, e -> {
          assertThat(e.problem().code()).isEqualTo("manifest-invalid");
          assertThat(e.problem().message()).startsWith("the manifest is not JSON: ");
          assertThat(e.problem().place()).extracting(Place::file, Place::line)
              .containsExactly("picode.json", 2);
        });
    assertRefused("[]", "`the manifest` is not an object");
  }

  private static String with(String member) {
    return LEAST.strip().replaceAll("}$", "") + ", " + member + " }";
  }

  private static void assertRefused(String manifest, String message) {
    assertThatThrownBy(() -> ManifestReader.read(manifest, "picode.json"))
        .isInstanceOfSatisfying(PiCodeException.class, e -> {
          assertThat(e.problem().code()).isEqualTo("manifest-invalid");
          assertThat(e.problem().message()).isEqualTo(message);
          assertThat(e.problem().place()).extracting(Place::file).isEqualTo("picode.json");
        });
  }
}
