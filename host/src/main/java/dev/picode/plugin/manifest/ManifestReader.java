package dev.picode.plugin.manifest;

import dev.picode.problem.Problem;
import dev.picode.sandbox.capability.Grants;
import dev.picode.sandbox.json.Json;
import dev.picode.sandbox.json.JsonPlace;
import dev.picode.sandbox.json.JsonSyntaxException;
import dev.picode.sandbox.protocol.Language;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads `picode.json`. Stateless, safe for many threads.
public final class ManifestReader {
  private ManifestReader() {}

  /// The manifest in a text.
  ///
  /// @param file what the file is called in a problem
  /// @throws dev.picode.problem.PiCodeException `manifest-invalid`; names the line and the column
  public static Manifest read(String text, String file) {
    return read(text, file, problem -> {
      throw problem.toException();
    });
  }

  /// The same, where a contribution that is wrong is left out and the others count.
  ///
  /// @param refused is told what is wrong with each that is left out
  /// @throws dev.picode.problem.PiCodeException `manifest-invalid` where anything else is wrong
  public static Manifest read(String text, String file, Consumer<Problem> refused) {
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
    if (!isName(root.text("id"), '.')) {
      throw root.wrong("id", "lower-case letters, digits, hyphens and dots");
    }
    Contributions contributes = root.has("contributes")
        ? ContributionsReader.read(root.object("contributes"), refused)
        : Contributions.NONE;
    Grants asked = root.has("permissions")
        ? PermissionsReader.grants(root.object("permissions"))
        : Grants.NONE;
    return new Manifest(
        root.text("id"),
        root.text("version"),
        language(root),
        root.text("main"),
        root.text("description"),
        contributes,
        asked.and(contributes.permissions()),
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

  /// Whether a name is of lower-case letters, digits, hyphens and the separator alone.
  public static boolean isName(@Nullable String name, char separator) {
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
