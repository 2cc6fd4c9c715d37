package dev.picode.secret.keyring;

import dev.picode.file.WholeFile;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.sandbox.json.Json;
import dev.picode.sandbox.json.JsonSyntaxException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;

/// The names of the secrets that PiCode keeps in the keyring, in a file: a keyring cannot be asked for them, and asking
/// it for a secret that it does not have costs as much as for one that it has. Safe for many threads and processes.
///
/// No value is ever in it.
final class KeyringNames {
  private static final long FORMAT = 1;

  private final Path path;
  private final WholeFile file;

  KeyringNames(Path path) {
    this.path = path;
    this.file = new WholeFile(path);
  }

  /// The names.
  ///
  /// @throws dev.picode.problem.PiCodeException `secret-store-damaged`, `secret-store-unusable`
  SortedSet<String> read() {
    try {
      return parse();
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  void add(String name) {
    change(names -> names.add(name));
  }

  void remove(String name) {
    change(names -> names.remove(name));
  }

  private void change(Consumer<SortedSet<String>> change) {
    try {
      var _ = file.locked(() -> {
        SortedSet<String> names = parse();
        var before = List.copyOf(names);
        change.accept(names);
        if (!before.equals(List.copyOf(names))) {
          file.replace(bytes(names));
        }
        return names;
      });
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private SortedSet<String> parse() throws IOException {
    var names = new TreeSet<String>();
    String text;
    try {
      text = Files.readString(path);
    } catch (NoSuchFileException _) {
      return names;
    }
    try {
      if (Json.parse(text) instanceof Map<?, ?> members
          && Long.valueOf(FORMAT).equals(members.get("format"))
          && members.get("names") instanceof List<?> list) {
        list.forEach(name -> names.add(String.valueOf(name)));
        return names;
      }
    } catch (JsonSyntaxException _) {
      // told below
    }
    throw Problem.of("secret-store-damaged", ProblemKind.EXTERNAL,
        "the list of secrets in the keyring, `" + path + "`, is not what PiCode wrote",
        "move it away; secrets that are still in the keyring are set again with `picode secret set`")
        .toException();
  }

  private static byte[] bytes(SortedSet<String> names) {
    var members = new LinkedHashMap<String, Object>();
    members.put("format", FORMAT);
    members.put("names", List.copyOf(names));
    return (Json.writePretty(members) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private RuntimeException unusable(IOException e) {
    return Problem.of("secret-store-unusable", ProblemKind.EXTERNAL,
        "the list of secrets in the keyring, `" + path + "`, cannot be used: " + e.getMessage(),
        "see to the rights of its folder").toException(e);
  }
}
