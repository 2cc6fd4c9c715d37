package dev.picode.cli;

import dev.picode.Golden;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Shell sessions with the real launcher, as `src/test/resources/transcripts/*.txt` has them.
///
/// A line `$ COMMAND` is run by `sh` in a folder that the whole session shares; below it stand what it
/// wrote to standard output, what it wrote to standard error, each line behind `! `, and `[N]` where its
/// exit code is not 0. A line that starts with `# ` is a comment where it is the first one or stands after
/// an empty line or a comment. The folder is shown as `DIR`. With
/// `-Dpicode.write=true` the outputs are written anew.
class TranscriptIT {
  private static final Path FOLDER = Path.of("src", "test", "resources", "transcripts");
  private static final Path BIN = Path.of("..", "target", "picode", "bin")
      .toAbsolutePath()
      .normalize();

  @TempDir
  private Path temp;

  static Stream<Path> transcripts() throws IOException {
    try (var files = Files.list(FOLDER)) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("transcripts")
  void goesAsWritten(Path transcript) throws IOException, InterruptedException {
    Path folder = Files.createDirectory(temp.resolve("work"));
    var session = new StringBuilder();
    String before = "";
    boolean comments = true;
    for (String line : Files.readAllLines(transcript)) {
      if (line.startsWith("# ") && (comments || before.isEmpty())) {
        session.append(comments ? "" : "\n").append(line).append('\n');
        comments = true;
      } else {
        comments = false;
      }
      if (line.startsWith("$ ")) {
        session.append(line).append('\n').append(run(folder, line.substring(2)));
      }
      before = line;
    }
    Golden.check(transcript, session.toString());
  }

  private String run(Path folder, String command) throws IOException, InterruptedException {
    Path err = temp.resolve("err");
    var builder = new ProcessBuilder("sh", "-c", command).directory(folder.toFile())
        .redirectError(err.toFile());
    var environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("PICODE_") || name.startsWith("GIT_"));
    environment.put("PATH", BIN + ":" + environment.get("PATH"));
    environment.put("HOME", folder.toString());
    environment.put("PICODE_HOME", temp.resolve("home").toString());
    environment.put("LANG", "C.UTF-8");
    environment.put("GIT_CONFIG_GLOBAL", "/dev/null");
    environment.remove("NO_COLOR");
    Process process = builder.start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int code = process.waitFor();
    var shown = new ArrayList<String>(lines(out));
    for (String line : lines(Files.readString(err))) {
      shown.add("! " + line);
    }
    if (code != 0) {
      shown.add("[" + code + "]");
    }
    return String.join("\n", shown)
        .replace(folder.toRealPath().toString(), "DIR")
        .replace(temp.toRealPath().toString(), "TEMP") + (shown.isEmpty() ? "" : "\n");
  }

  private static List<String> lines(String text) {
    return text.lines().toList();
  }
}
