package dev.picode.plugin.scaffold;

import dev.picode.file.WholeFile;
import dev.picode.plugin.manifest.EventNames;
import dev.picode.plugin.manifest.ManifestReader;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.sandbox.capability.Grants;
import dev.picode.sandbox.json.Json;
import dev.picode.sandbox.protocol.Language;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What was typed in a session as a script that is an extension by itself. Immutable.
///
/// @param language its language
/// @param kind `command`, `hook` or `tool`
/// @param name what it is called: lower-case letters, digits and hyphens
/// @param event the event of a hook, `null` for others
/// @param grants what it needs beyond what such a script may do anyway
public record SavedScript(Language language, String kind, String name, @Nullable String event,
    Grants grants) {
  private static final String DESCRIPTION = "Saved from a session";

  /// Checks.
  ///
  /// @throws dev.picode.problem.PiCodeException `argument-invalid`
  public SavedScript {
    if (!ManifestReader.isName(name, '-')) {
      throw invalid("`" + name + "` is not lower-case letters, digits and hyphens",
          "a name looks like `todo` or `count-words`");
    }
    if (event != null && !EventNames.isKnown(event)) {
      throw invalid("there is no event `" + event + "`", EventNames.hint(event));
    }
  }

  /// The function that the script calls where what was typed declares it: its name in the style of the language.
  public String function() {
    if (language == Language.PYTHON) {
      return name.replace('-', '_');
    }
    var camel = new StringBuilder();
    for (String part : name.split("-", -1)) {
      camel.append(camel.isEmpty() || part.isEmpty()
          ? part
          : Character.toUpperCase(part.charAt(0)) + part.substring(1));
    }
    return camel.toString();
  }

  /// How that function is called.
  public String call() {
    return function() + "(" + parameter() + ", ctx)";
  }

  private String parameter() {
    return switch (kind) {
      case "command" -> "args";
      case "hook" -> "event";
      default -> "params";
    };
  }

  /// Where the script lies, below the folder of the person's extensions.
  public String path() {
    String file = name + (language == Language.PYTHON ? ".py" : ".js");
    return event == null ? kind + "s/" + file : "hooks/" + event + "/" + file;
  }

  /// The text of the script.
  ///
  /// @param head what stands before its function
  /// @param body the body of the function
  public String text(String head, String body) {
    return language == Language.PYTHON ? python(head, body) : javaScript(body);
  }

  private String javaScript(String body) {
    var text = new StringBuilder("import { " + kind + " } from \"@picode/sdk\";\n\n");
    text.append(kind).append('(').append(Json.write(event == null ? name : event)).append(", {\n");
    text.append("  description: ").append(Json.write(DESCRIPTION)).append(",\n");
    if (kind.equals("tool")) {
      text.append("  parameters: { type: \"object\" },\n");
    }
    if (!grants.isEmpty()) {
      text.append("  permissions: ").append(Json.write(grants.members())).append(",\n");
    }
    text.append("}, async (").append(parameter()).append(", ctx) => {\n");
    // What stands in a template would change with its place.
    text.append(
        body.contains("`") || body.contains("\\\n") ? body : body.indent(2).stripTrailing());
    return text.append(body.isEmpty() ? "" : "\n").append("});\n").toString();
  }

  private String python(String head, String body) {
    var text = new StringBuilder("from picode import " + kind + "\n");
    text.append(head.isEmpty() ? "" : head + "\n").append("\n\n");
    text.append('@').append(kind).append('(').append(Json.write(event == null ? name : event));
    text.append(", description=").append(Json.write(DESCRIPTION));
    if (kind.equals("tool")) {
      text.append(", parameters={\"type\": \"object\"}");
    }
    if (!grants.isEmpty()) {
      text.append(", permissions=").append(literal(grants.members()));
    }
    text.append(")\ndef run(").append(parameter()).append(", ctx):\n");
    return text.append(body).append('\n').toString();
  }

  private static String literal(Map<String, Object> members) {
    return members.entrySet()
        .stream()
        .map(each -> Json.write(each.getKey()) + ": "
            + (each.getValue() instanceof Boolean may
                ? (may ? "True" : "False")
                : Json.write(each.getValue())))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  /// Writes the script, whole or not at all.
  ///
  /// @param folder the folder of the person's extensions, which is made where it is not there
  /// @param over whether one that is there already is written over
  /// @throws dev.picode.problem.PiCodeException `scaffold-exists`, and `file-unreadable` where it cannot be
  ///     written
  public Path write(Path folder, String text, boolean over) {
    Path path = folder.resolve(path());
    var file = new WholeFile(path);
    try {
      file.locked(() -> {
        if (!over && Files.exists(path)) {
          throw Problem.of("scaffold-exists", ProblemKind.USER, "`" + path() + "` is there already",
              "give another name, or write over it with `--force`").toException();
        }
        file.replace(text.getBytes(StandardCharsets.UTF_8));
        return path;
      });
      return path;
    } catch (IOException e) {
      throw Problem.of("file-unreadable", ProblemKind.EXTERNAL,
          "`" + path + "` cannot be written: " + e.getMessage()).toException(e);
    }
  }

  private static RuntimeException invalid(String message, String hint) {
    return Problem.of("argument-invalid", ProblemKind.USER, message, hint).toException();
  }
}
