package dev.picode.plugin.scaffold;

import dev.picode.plugin.manifest.Manifest;
import dev.picode.plugin.manifest.ManifestReader;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.sandbox.json.Json;
import dev.picode.sandbox.protocol.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The first files of an extension: a manifest, a script that does something small, and tests of it that pass.
/// Immutable.
///
/// @param id its id; the part behind the last dot names what it contributes
/// @param language `js`, `ts` or `py`
/// @param kind `command`, `hook`, `tool`, or `pack` for one of each
public record Scaffold(String id, String language, String kind) {
  /// The languages.
  public static final List<String> LANGUAGES = List.of("js", "ts", "py");

  /// The kinds.
  public static final List<String> KINDS = List.of("command", "hook", "tool", "provider",
      "pack");

  private static final String PACK = "pack";
  private static final List<String> PARTS = List.of("command", "hook", "tool");

  /// Checks.
  ///
  /// @throws dev.picode.problem.PiCodeException `argument-invalid`
  public Scaffold {
    check(language, LANGUAGES, "--lang");
    check(kind, KINDS, "--kind");
    if (!ManifestReader.isName(id, '.') || !ManifestReader.isName(last(id), '-')) {
      throw Problem.of("argument-invalid", ProblemKind.USER,
          "`" + id + "` is not lower-case letters, digits and hyphens, with dots between parts",
          "a name looks like `todo` or `acme.todo`").toException();
    }
  }

  private static void check(String value, List<String> known, String option) {
    if (!known.contains(value)) {
      throw Problem.of("argument-invalid", ProblemKind.USER,
          "the option `" + option + "` is `" + value + "`, expected one of "
              + String.join(", ", known))
          .toException();
    }
  }

  /// The texts by path.
  public SortedMap<String, String> files() {
    var files = new TreeMap<String, String>();
    files.put("picode.json", Json.writePretty(manifest()) + "\n");
    List<String> parts = kind.equals(PACK) ? PARTS : List.of(kind);
    for (String part : parts) {
      String name = kind.equals(PACK) ? part : "main";
      files.put(name + "." + language, template(part + "." + language));
      files.put("test/" + testFile(name), template(testFile(part)));
    }
    if (kind.equals(PACK)) {
      files.put("main." + language, imports());
    }
    return files;
  }

  private String testFile(String part) {
    return language.equals("py") ? "test_" + part + ".py" : part + ".test." + language;
  }

  private String imports() {
    var text = new StringBuilder();
    for (String part : PARTS) {
      text.append(language.equals("py")
          ? "import " + part + "\n"
          : "import \"./" + part + "." + language + "\";\n");
    }
    return text.toString();
  }

  /// Writes the files into a folder, which is made where it is not there.
  ///
  /// @param shown what the folder is called in a problem
  /// @throws dev.picode.problem.PiCodeException `scaffold-exists` where something would be written over, and
  ///     `file-unreadable` where it cannot be written
  public void write(Path folder, String shown) {
    SortedMap<String, String> files = files();
    for (String name : files.keySet()) {
      if (Files.exists(folder.resolve(name))) {
        throw exists(shown + "/" + name);
      }
    }
    try {
      for (Map.Entry<String, String> file : files.entrySet()) {
        Path path = folder.resolve(file.getKey());
        Files.createDirectories(path.getParent());
        Files.writeString(path, file.getValue(), StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE);
      }
    } catch (FileAlreadyExistsException e) {
      throw exists(e.getFile());
    } catch (IOException e) {
      throw Problem.of("file-unreadable", ProblemKind.EXTERNAL,
          "`" + shown + "` cannot be written: " + e.getMessage()).toException(e);
    }
  }

  private static RuntimeException exists(String file) {
    return Problem.of("scaffold-exists", ProblemKind.USER, "`" + file + "` is there already",
        "give another name, or another folder with `--dir`").toException();
  }

  private Map<String, Object> manifest() {
    boolean commands = kind.equals("command") || kind.equals(PACK);
    var manifest = new LinkedHashMap<String, Object>();
    manifest.put("id", id);
    manifest.put("version", "0.1.0");
    manifest.put("api", (long) Manifest.API_LEVEL);
    manifest.put("language", (language.equals("py") ? Language.PYTHON : Language.JAVASCRIPT).id());
    manifest.put("main", "main." + language);
    manifest.put("description", description());
    manifest.put("contributes", contributes());
    if (commands) {
      manifest.put("permissions", Map.of("read", List.of("**")));
      manifest.put("reasons", Map.of("read", "to search the files"));
    }
    return manifest;
  }

  private String description() {
    return switch (kind) {
      case "command" -> "Counts what a pattern finds";
      case "hook" -> "Keeps unfinished work out of commits";
      case "tool" -> "Counts words";
      case "provider" -> "Models of one more service";
      default -> "A command, a hook and a tool";
    };
  }

  private Map<String, Object> contributes() {
    var contributes = new LinkedHashMap<String, Object>();
    List<String> parts = kind.equals(PACK) ? PARTS : List.of(kind);
    for (String part : parts) {
      contributes.put(part + "s", List.of(contribution(part)));
    }
    return contributes;
  }

  private Map<String, Object> contribution(String part) {
    var entry = new LinkedHashMap<String, Object>();
    switch (part) {
      case "command" -> {
        entry.put("name", last(id));
        entry.put("description", "Count what a pattern finds");
        var argument = new LinkedHashMap<String, Object>();
        argument.put("type", "string");
        argument.put("description", "What to search for, a regular expression");
        argument.put("positional", true);
        argument.put("default", "TODO");
        entry.put("args", Map.of("pattern", argument));
      }
      case "hook" -> {
        entry.put("event", "pre-commit");
        entry.put("description", "Deny a message that says WIP");
      }
      case "provider" -> {
        entry.put("name", last(id));
        entry.put("description", "Models of one more service");
        entry.put("hosts", List.of("api.example.com"));
        entry.put("secret", "EXAMPLE_API_KEY");
        entry.put("baseUrl", "https://api.example.com/v1");
      }
      default -> {
        entry.put("name", last(id));
        entry.put("description", "Counts the words of a text");
        var parameters = new LinkedHashMap<String, Object>();
        parameters.put("type", "object");
        parameters.put("properties", Map.of("text", Map.of("type", "string")));
        parameters.put("required", List.of("text"));
        parameters.put("additionalProperties", false);
        entry.put("parameters", parameters);
      }
    }
    return entry;
  }

  private static String last(String id) {
    return id.substring(id.lastIndexOf('.') + 1);
  }

  private String template(String file) {
    String name = language + "/" + file;
    try (InputStream in = Scaffold.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the resource `" + name + "` is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("$name$", last(id));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
