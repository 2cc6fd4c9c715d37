package dev.picode.plugin.manifest;

import dev.picode.sandbox.capability.Grants;
import dev.picode.sandbox.json.Json;
import dev.picode.sandbox.json.JsonPlace;
import dev.picode.sandbox.json.JsonSyntaxException;
import dev.picode.sandbox.protocol.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads `picode.json`. Stateless, safe for many threads.
public final class ManifestReader {
  private ManifestReader() {}

  /// The manifest in a text.
  ///
  /// @param file what the file is called in a problem
  /// @throws dev.picode.problem.PiCodeException `manifest-invalid`; names the line and the column
  public static Manifest read(String text, String file) {
    var source = new ManifestText(file, text);
    Object value;
    try {
      value = Json.parse(text);
    } catch (JsonSyntaxException e) {
      throw source.syntax(new JsonPlace(e.line(), e.column()),
          "the manifest is not JSON: " + e.getMessage());
    }
    var root = new JsonObject(source, List.of(), value).only("$schema", "id", "version", "api",
        "language", "main", "description", "contributes", "permissions", "reasons", "limits");
    if (root.number("api", 0) != Manifest.API_LEVEL) {
      throw root.wrong("api", String.valueOf(Manifest.API_LEVEL),
          "this PiCode speaks API level " + Manifest.API_LEVEL);
    }
    if (!matches(root.text("id"), '.')) {
      throw root.wrong("id", "lower-case letters, digits, hyphens and dots");
    }
    return new Manifest(
        root.text("id"),
        root.text("version"),
        language(root),
        root.text("main"),
        root.text("description"),
        root.has("contributes") ? commands(root.object("contributes")) : List.of(),
        root.has("permissions")
            ? PermissionsReader.grants(root.object("permissions"))
            : Grants.NONE,
        root.has("reasons") ? PermissionsReader.reasons(root.object("reasons")) : Map.of(),
        root.has("limits")
            ? root.object("limits").only("deadlineSeconds").number("deadlineSeconds", 0)
            : 0);
  }

  private static Language language(JsonObject root) {
    String named = root.text("language");
    for (Language language : Language.values()) {
      if (language.id().equals(named)) {
        return language;
      }
    }
    throw root.wrong("language", "`js` or `python`");
  }

  private static List<CommandContribution> commands(JsonObject contributes) {
    return contributes.only("commands").objects("commands", (command, _) -> {
      command.only("name", "description", "group", "args", "examples");
      if (!matches(command.text("name"), '-')) {
        throw command.wrong("name", "lower-case letters, digits and hyphens");
      }
      return new CommandContribution(
          command.text("name"),
          command.text("description"),
          command.text("group", "Extensions"),
          command.has("args") ? arguments(command.object("args")) : List.of(),
          command.texts("examples"));
    });
  }

  private static List<Argument> arguments(JsonObject declared) {
    var arguments = new ArrayList<Argument>();
    for (String name : declared.names()) {
      arguments.add(argument(name, declared.object(name)));
    }
    return arguments;
  }

  private static Argument argument(String name, JsonObject declared) {
    declared.only("type", "description", "positional", "list", "required", "default", "choices",
        "grants");
    Argument.Type type = type(declared);
    String grants = declared.text("grants", "");
    if (!grants.isEmpty() && (!grants.equals("write") || type != Argument.Type.PATH)) {
      throw declared.wrong("grants", "`write` of an argument of type `path`");
    }
    boolean list = declared.flag("list");
    Object fallback = declared.any("default");
    if (fallback != null && !fits(fallback, type, list)) {
      throw declared.wrong("default", "of the argument's type");
    }
    return new Argument(
        name,
        type,
        declared.text("description"),
        declared.flag("positional"),
        list,
        declared.flag("required"),
        fallback,
        declared.texts("choices"),
        !grants.isEmpty());
  }

  private static Argument.Type type(JsonObject declared) {
    for (Argument.Type type : Argument.Type.values()) {
      if (type.name().toLowerCase(Locale.ROOT).equals(declared.text("type"))) {
        return type;
      }
    }
    throw declared.wrong("type", "string, path, integer, number or boolean");
  }

  private static boolean fits(Object value, Argument.Type type, boolean list) {
    if (list) {
      return value instanceof List<?> items
          && items.stream().allMatch(item -> fits(Objects.requireNonNull(item), type, false));
    }
    return switch (type) {
      case STRING, PATH -> value instanceof String;
      case INTEGER -> value instanceof Long;
      case NUMBER -> value instanceof Number;
      case BOOLEAN -> value instanceof Boolean;
    };
  }

  private static boolean matches(@Nullable String name, char separator) {
    if (name == null || name.isEmpty()) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean letter = c >= 'a' && c <= 'z';
      boolean digit = c >= '0' && c <= '9';
      if (!letter && !digit && c != '-' && c != separator) {
        return false;
      }
    }
    return true;
  }
}
