package dev.picode.builtin;

import dev.picode.git.GitUser;
import dev.picode.git.TestGit;
import dev.picode.sandbox.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A project to run a command in, written down as one text: so that its manifests are no manifests
/// of ours. Immutable.
///
/// ```
/// What it shows, for people.
/// args: {"path": "src"}
/// workspace: packages/web
/// -- git init -q -b main --
/// -- file src/a.js --
/// content, up to the next such line
/// -- binary logo.png --
/// -- folder empty --
/// -- link here -> there --
/// -- commit Add a --
/// ```
record ProjectCase(Map<String, @Nullable Object> arguments, String workspace, List<Step> steps) {

  /// One thing that is done to make the project.
  private record Step(String verb, String object, StringBuilder content) {}

  /// The cases in a folder, by name.
  static Stream<String> names(Path golden) throws IOException {
    try (var folders = Files.list(golden)) {
      return folders.map(folder -> String.valueOf(folder.getFileName()))
          .sorted()
          .toList()
          .stream();
    }
  }

  static ProjectCase read(Path file) throws IOException {
    var arguments = new LinkedHashMap<String, @Nullable Object>();
    var workspace = ".";
    var steps = new ArrayList<Step>();
    for (String line : Files.readAllLines(file)) {
      if (line.startsWith("-- ") && line.endsWith(" --")) {
        String[] words = line.substring(3, line.length() - 3).split(" ", 2);
        steps.add(new Step(words[0], words[1], new StringBuilder()));
      } else if (!steps.isEmpty()) {
        steps.getLast().content.append(line).append('\n');
      } else if (line.startsWith("args: ")
          && Json.parse(line.substring(6)) instanceof Map<?, ?> m) {
        m.forEach((name, value) -> arguments.put(String.valueOf(name), value));
      } else if (line.startsWith("workspace: ")) {
        workspace = line.substring(11);
      }
    }
    return new ProjectCase(arguments, workspace, List.copyOf(steps));
  }

  /// Makes the project in a folder that exists and is empty.
  void make(Path folder, GitUser user) throws IOException {
    var git = new TestGit(folder, user);
    for (Step step : steps) {
      switch (step.verb) {
        case "file" -> git.write(step.object, step.content.toString());
        case "binary" -> git.write(step.object, "\0\1\2");
        case "folder" -> Files.createDirectories(folder.resolve(step.object));
        case "link" -> {
          String[] ends = step.object.split(" -> ", 2);
          Files.createSymbolicLink(folder.resolve(ends[0]), Path.of(ends[1]));
        }
        case "commit" -> git.commit(step.object);
        case "git" -> git.run(step.object.split(" ", -1));
        default -> throw new IllegalArgumentException("no step is called `" + step.verb + "`");
      }
    }
  }
}
