package dev.picode.plugin.manifest;

import dev.picode.sandbox.capability.Permission;
import dev.picode.sandbox.json.Json;
import dev.picode.sandbox.json.JsonMembers;
import dev.picode.sandbox.protocol.Language;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The JSON Schema of `picode.json`, for editors: what [ManifestReader] takes, as far as a schema can say
/// it. Stateless, safe for many threads.
///
/// The names in it come from the same constants as the reader's; a test holds the two together.
public final class ManifestSchema {
  private static final String NAME = "^[a-z0-9-]+$";

  private ManifestSchema() {}

  /// The schema as indented JSON with a final line end.
  public static String json() {
    return Json.writePretty(root()) + "\n";
  }

  /// The schema as a plain value.
  public static Map<String, ?> root() {
    var root = object(JsonMembers.of(
        "$schema", text("Where this schema is, for your editor."),
        "id", pattern("^[a-z0-9.-]+$", "Who it is, such as `acme.todo`."),
        "version", text("Your own version of it."),
        "api", JsonMembers.of("const", (long) Manifest.API_LEVEL, "description",
            "The level of the script API it is written for."),
        "language", choice("What its scripts are written in; TypeScript is `js`.",
            Arrays.stream(Language.values()).map(Language::id).toList()),
        "main", text("The module that is loaded, relative to this folder."),
        "description", text("One sentence without a final full stop."),
        "contributes", contributes(),
        "permissions", permissions(),
        "reasons", reasons(),
        "limits", object(JsonMembers.of("deadlineSeconds",
            integer("The longest a command of it may run, in seconds.", 0)))));
    var schema = new LinkedHashMap<String, Object>();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", "Manifest of a PiCode extension");
    schema.putAll(root);
    schema.put("required", List.of("id", "version", "api", "language", "main", "description"));
    return schema;
  }

  private static Map<String, ?> contributes() {
    return object(JsonMembers.of(
        "commands", list(with(object(JsonMembers.of(
            "name", pattern(NAME, "What it is called."),
            "description", text("One sentence without a final full stop."),
            "group", text("The heading it stands under in the help."),
            "args",
            JsonMembers.of("type", "object", "description", "Its arguments by name, in order.",
                "additionalProperties", argument()),
            "examples", texts("Command lines without the program's name."))),
            "name", "description")),
        "hooks", list(with(object(JsonMembers.of(
            "event", event(),
            "name", pattern(NAME, "Tells it from your other hooks on the same event."),
            "description", text("What it is for."),
            "priority", bounded("Its place in its layer: low first.", 0, 100),
            "enabled", flag("Whether it runs at all."),
            "match", object(JsonMembers.of(
                "paths", texts("Globs of paths it is about."),
                "commands", texts("Names of commands it is about."),
                "types", texts("File types it is about, such as `java`."))),
            "onFailure", choice("What becomes of the event when the hook fails.",
                Arrays.stream(HookContribution.OnFailure.values())
                    .map(each -> each.name().toLowerCase(Locale.ROOT))
                    .toList()),
            "deadlineMillis", integer("The longest it may take, in milliseconds.", 0))),
            "event")),
        "tools", list(with(object(JsonMembers.of(
            "name", pattern(NAME, "What it is called."),
            "description", text("What it does, for a model to choose by."),
            "parameters", schemaOf("A JSON Schema of the object it takes."),
            "result", schemaOf("A JSON Schema of what it gives back."))), "name", "description")),
        "providers", list(with(provider(), "name"))));
  }

  private static Map<String, ?> provider() {
    return object(JsonMembers.of(
        "name", pattern(NAME, "What it is called."),
        "description", text("What it is."),
        "hosts", texts("The hosts its requests go to, as in `permissions.net`."),
        "secret", text("The secret that PiCode adds to requests to these hosts."),
        "secretOptional", flag("Requests are sent without the secret where nobody has set it."),
        "scheme", pattern("^(bearer|(header|query):[A-Za-z][A-Za-z0-9_-]*)$",
            "Where the secret stands in a request; `bearer` by default."),
        "baseUrl", text("Where its service is, at one of its hosts."),
        "baseUrlVariable", pattern("^[A-Z][A-Z0-9_]*$",
            "The environment variable in which a person may name another place.")));
  }

  private static Map<String, ?> argument() {
    return with(object(JsonMembers.of(
        "type", choice("The type of its value, or of each of its values.",
            Arrays.stream(Argument.Type.values())
                .map(type -> type.name().toLowerCase(Locale.ROOT))
                .toList()),
        "description", text("One sentence without a final full stop."),
        "positional", flag("It is given by its place instead of as `--name`."),
        "list", flag("It may be given more than once; the value is a list."),
        "required", flag("It must be given."),
        "default", Map.of("description", "The value where it is not given."),
        "choices", texts("The only values it takes."),
        "grants", choice("Naming a path here grants writing that path.", List.of("write")),
        "rest", flag("It takes all that follows as it is."),
        "complete", flag("The script completes it."))), "type", "description");
  }

  private static Map<String, ?> event() {
    return JsonMembers.of("type", "string", "description",
        "The event it listens to; an event of your own has a dot in its name.",
        "anyOf", List.of(Map.of("enum", EventNames.OWN),
            Map.of("pattern", "^[a-z0-9-]+(\\.[a-z0-9-]+)+$")));
  }

  private static Map<String, ?> permissions() {
    var members = new LinkedHashMap<String, Object>();
    for (Permission permission : Permission.values()) {
      members.put(permission.key(), switch (permission) {
        case GIT -> choice("What of Git it may do.", List.of("none", "read", "write"));
        case LLM -> flag("Whether it may ask models.");
        case COMMANDS -> texts("Commands of other extensions it may run.");
        default -> texts("What it may " + permission.key() + "; see the guide to permissions.");
      });
    }
    return object(members);
  }

  private static Map<String, ?> reasons() {
    var members = new LinkedHashMap<String, Object>();
    for (Permission permission : Permission.values()) {
      members.put(permission.key(), text("Why it asks for this, for the person who is asked."));
    }
    return object(members);
  }

  private static Map<String, ?> schemaOf(String doc) {
    return JsonMembers.of("type", "object", "description", doc);
  }

  private static Map<String, ?> text(String doc) {
    return JsonMembers.of("type", "string", "minLength", 1L, "description", doc);
  }

  private static Map<String, ?> pattern(String pattern, String doc) {
    return JsonMembers.of("type", "string", "pattern", pattern, "description", doc);
  }

  private static Map<String, ?> flag(String doc) {
    return JsonMembers.of("type", "boolean", "description", doc);
  }

  private static Map<String, ?> integer(String doc, long least) {
    return JsonMembers.of("type", "integer", "minimum", least, "description", doc);
  }

  private static Map<String, ?> bounded(String doc, long least, long greatest) {
    return JsonMembers.of("type", "integer", "minimum", least, "maximum", greatest, "description",
        doc);
  }

  private static Map<String, ?> choice(String doc, List<String> values) {
    return JsonMembers.of("enum", values, "description", doc);
  }

  private static Map<String, ?> texts(String doc) {
    return JsonMembers.of("type", "array", "items", Map.of("type", "string"), "description", doc);
  }

  private static Map<String, ?> list(Map<String, ?> item) {
    return JsonMembers.of("type", "array", "items", item);
  }

  private static Map<String, ?> object(Map<String, ?> members) {
    return JsonMembers.of("type", "object", "additionalProperties", false, "properties", members);
  }

  private static Map<String, ?> with(Map<String, ?> object, String... required) {
    var more = new LinkedHashMap<String, Object>(object);
    more.put("required", new ArrayList<>(List.of(required)));
    return more;
  }
}
