package dev.picode.repl;

import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What is said to words that are meant for a model. Stateless; asks nobody over the network.
final class NoModel {
  private static final List<String> KEYS = List.of("OPENAI_API_KEY", "ANTHROPIC_API_KEY",
      "GEMINI_API_KEY", "OPENROUTER_API_KEY");

  private NoModel() {}

  /// Why no model answers.
  static Problem answer(Map<String, String> environment) {
    var found = new ArrayList<String>();
    for (String key : KEYS) {
      if (!environment.getOrDefault(key, "").isBlank()) {
        found.add("`" + key + "`");
      }
    }
    if (!environment.getOrDefault("OLLAMA_HOST", "").isBlank()
        || isOnPath("ollama", environment.getOrDefault("PATH", ""))) {
      found.add("a local Ollama");
    }
    if (!found.isEmpty()) {
      return Problem.of("no-model", ProblemKind.USER,
          "no model answers yet: there is " + String.join(" and ", found)
              + ", but this version of PiCode has no provider for it",
          "a command begins with `/`; `/help` lists them");
    }
    return Problem.of("no-model", ProblemKind.USER,
        "no model is configured: looked for `" + String.join("`, `", KEYS)
            + "` and a local Ollama (`OLLAMA_HOST`, or `ollama` on the `PATH`)",
        "set one of these variables before you start PiCode, or install Ollama; a command begins"
            + " with `/`, and `/help` lists them");
  }

  private static boolean isOnPath(String name, String path) {
    for (String part : path.split(File.pathSeparator, -1)) {
      try {
        if (!part.isEmpty() && Files.isExecutable(Path.of(part).resolve(name))) {
          return true;
        }
      } catch (InvalidPathException _) {
        // no folder
      }
    }
    return false;
  }
}
