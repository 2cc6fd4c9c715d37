package dev.picode.plugin.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.trust.Closure;
import dev.picode.trust.ProjectTrust;
import dev.picode.trust.TrustStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectContentsTest {
  @TempDir
  private Path temp;

  private void write(String path, String text) throws IOException {
    Path file = temp.resolve(".picode").resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private ProjectContents contents() {
    Closure closure = new ProjectTrust(temp, () -> new TrustStore(temp.resolve("trust.json")))
        .read();
    return ProjectContents.of(closure);
  }

  @Test
  void tellsWhatExtensionsContributeAndWant() throws IOException {
    write("extensions/todo/picode.json", """
        {"id": "acme.todo", "version": "1.2.0", "api": 1, "language": "js", "main": "main.js",
         "description": "Lists TODO comments",
         "contributes": {"commands": [{"name": "todo", "description": "d"}]},
         "permissions": {"read": ["**"], "write": [], "git": "none"},
         "reasons": {"read": "to find them"}}
        """);
    write("other/picode.json", "{\"id\": 3}");
    assertThat(contents().extensions()).satisfiesExactly(todo -> {
      assertThat(todo.title()).isEqualTo("acme.todo 1.2.0");
      assertThat(todo.folder()).isEqualTo("extensions/todo");
      assertThat(todo.contributes()).isEqualTo(Map.of("commands", List.of("todo")));
      assertThat(todo.permissions()).isEqualTo(Map.of("read", "[\"**\"]"));
      assertThat(todo.reasons()).isEqualTo(Map.of("read", "to find them"));
      assertThat(todo.problem()).isNull();
    }, other -> {
      assertThat(other.folder()).isEqualTo("other");
      assertThat(other.problem()).isNotNull();
    });
  }

  @Test
  void takesOnlyFoldersAtTheirPlaceForExtensions() throws IOException {
    write("picode.json", "{}");
    write("extensions/picode.json", "{}");
    write("extensions/a/b/picode.json", "{}");
    write("a/b/picode.json", "{}");
    write("a/Picode.json", "{}");
    assertThat(contents().extensions()).isEmpty();
  }

  @Test
  void knowsSingleFilesByNameOnly() throws IOException {
    for (String path : List.of("commands/a.js", "hooks/pre-commit/b.py", "tools/c.js",
        "providers/d.py", "commands/e.txt", "hooks/f.js", "commands/g/h.js")) {
      write(path, "this is } not a script");
    }
    assertThat(contents().singleFiles()).containsExactly("commands/a.js", "hooks/pre-commit/b.py",
        "providers/d.py", "tools/c.js");
  }

  @Test
  void tellsWhatTheConfigSetsOrWhatIsWrongWithIt() throws IOException {
    write("config.toml", "[limits]\neval-seconds = 7\n[index]\nexclude = ['a']\n");
    assertThat(contents().settings())
        .containsExactly("limits.eval-seconds = 7", "index.exclude = [\"a\"]");
    write("config.toml", "[limits]\neval-seconds = 'x'\n");
    assertThat(contents().settings()).isEmpty();
    assertThat(contents().settingsProblem())
        .isEqualTo("`limits.eval-seconds` is a text, expected a whole number from 1 to 86400");
  }
}
