package dev.picode.plugin.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.picode.problem.PiCodeException;
import dev.picode.problem.Place;
import dev.picode.sandbox.capability.Capability;
import dev.picode.sandbox.capability.Decision;
import dev.picode.sandbox.capability.Grants;
import dev.picode.sandbox.capability.Permission;
import dev.picode.sandbox.protocol.Language;
import java.util.Map;
import java.util.Set;
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
    assertThat(manifest).isEqualTo(new Manifest("acme.todo", "1.0.0",
        Language.JAVASCRIPT, "main.js", "Lists notes", Contributions.NONE, Grants.NONE, Map.of(),
        0));
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
    CommandContribution command = manifest.contributes().commands().getFirst();
    assertThat(command.name()).isEqualTo("todo");
    assertThat(command.group()).isEqualTo("Extensions");
    assertThat(command.arguments()).extracting(Argument::name).containsExactly("path", "save");
    assertThat(command.argument("path")).get().extracting(Argument::fallback).isEqualTo(".");
    assertThat(command.argument("save")).get()
        .extracting(Argument::traits)
        .isEqualTo(Set.of(Argument.Trait.GRANTS_WRITE));
    assertThat(manifest.permissions().decide(new Capability.Read("src/a.js")))
        .isInstanceOf(Decision.Granted.class);
    assertThat(manifest.permissions().decide(new Capability.Read("a.js")))
        .isInstanceOf(Decision.Denied.class);
    assertThat(manifest.deadlineSeconds()).isEqualTo(5);
    assertThat(manifest.reasons()).isEqualTo(Map.of(Permission.READ, "to look"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
    "\"api\": 1|\"api\": 2|`api` is not 1",
    "\"language\": \"js\"|\"language\": \"lua\"|`language` is not `js` or `python`",
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
    "\"contributes\": { \"hook\": [] }|`contributes.hook` is not known",
    "\"contributes\": { \"commands\": {} }|`contributes.commands` is not a list",
    "\"contributes\": { \"commands\": [1] }|`contributes.commands[0]` is not an object",
    "\"contributes\": { \"commands\": [{}] }|`contributes.commands[0].name` is missing",
    "\"contributes\": { \"commands\": [{ \"name\": \"To Do\" }] }"
        + "|`contributes.commands[0].name` is not lower-case letters, digits and hyphens",
    "\"permissions\": { \"reed\": [] }|`permissions` has no `reed`",
    "\"permissions\": { \"llm\": [] }|`permissions.llm` is not true or false",
    "\"permissions\": { \"net\": [\"a.com\", \"a.com/\"] }"
        + "|`a.com/` is not a host: it is a URL or a part of one; write `a.com`",
    "\"permissions\": { \"run\": [\"git & sh\"] }|`git & sh` is not the start of a process: `&` means nothing"
        + " without a shell; put it in quotes where a word has it",
    "\"reasons\": { \"reed\": \"x\" }|`reasons` has no `reed`",
    "\"reasons\": { \"read\": 1 }|`reasons.read` is not a text that is not empty",
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
  void readsEveryPermissionAndLanguage() {
    Manifest manifest = ManifestReader.read(with("""
        "permissions": { "read": ["**"], "write": ["out/*"], "net": ["api.acme.com", "[::1]:80"],
          "run": ["git status"], "git": "write", "llm": true, "secrets": ["KEY@api.acme.com"],
          "env": ["HOME"] }""").replace("\"js\"", "\"python\""), "picode.json");
    assertThat(manifest.language()).isEqualTo(Language.PYTHON);
    assertThat(manifest.permissions().lines()).containsExactly("\"read\": [\"**\"]",
        "\"write\": [\"out/*\"]", "\"net\": [\"api.acme.com\",\"[::1]:80\"]",
        "\"run\": [\"git status\"]", "\"git\": \"write\"", "\"llm\": true",
        "\"secrets\": [\"KEY@api.acme.com\"]", "\"env\": [\"HOME\"]");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
    "\"permissions\": { \"reed\": [] }|4|20|did you mean `read`?",
    "\"permissions\": { \"git\": \"reed\" }|4|27|did you mean `read`?",
    "\"permissions\": { \"read\": [\"a\", \"[\"] }|4|34|",
    "\"permissions\": { \"read\": \"a\" }|4|28|",
    "\"permisions\": { }|4|3|did you mean `permissions`?",
    "\"contributes\": { \"commands\": [ { } ] }|4|34|it has to be a text that is not empty"})
  void namesLineColumnAndTheNearest(String member, int line, int column, String hint) {
    String text = LEAST.strip().replaceAll("\\s*}$", "") + ",\n\n  " + member + "\n}";
    assertThatThrownBy(() -> ManifestReader.read(text, "picode.json"))
        .isInstanceOfSatisfying(PiCodeException.class, e -> {
          assertThat(e.problem().place())
              .isEqualTo(new Place("picode.json", line, column, "  " + member));
          assertThat(e.problem().hint()).isEqualTo(hint);
        });
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
