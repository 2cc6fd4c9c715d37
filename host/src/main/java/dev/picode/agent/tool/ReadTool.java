package dev.picode.agent.tool;

import dev.picode.agent.AgentTool;
import dev.picode.agent.ToolAnswer;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.workspace.WorkspaceFiles;
import dev.picode.workspace.WorkspacePath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The tool `read`: lines of a text file, with their numbers. Immutable, safe for many threads.
///
/// @param scope what may be read
record ReadTool(ReadScope scope) {
  private static final int MAX_LINES = Spill.MAX_LINES;
  private static final int MAX_FILE_BYTES = 32 << 20;
  private static final int MAX_LINE = 2_000;
  private static final int PROBED = 8_000;

  private static final Set<String> IMAGES = Set.of("png", "jpg", "jpeg", "gif", "webp", "bmp",
      "ico",
      "tiff", "avif", "heic");

  AgentTool tool() {
    var schema = new ToolSchema("read",
        "Reads a text file of the workspace. Each line has its number and a tab before it, which are not part of the file.")
        .needs("path", "The file, relative to the workspace.")
        .number("offset", "The first line, from 1.", 1, Integer.MAX_VALUE)
        .number("limit", "The most lines, " + MAX_LINES + " where it is not given.", 1, MAX_LINES);
    return new LookingTool(schema.spec(), this::plan);
  }

  private LookingTool.Look plan(ToolArguments arguments) {
    String asked = arguments.text("path", "");
    int first = Math.max(1, arguments.number("offset", 1));
    int limit = Math.clamp(arguments.number("limit", MAX_LINES), 1, MAX_LINES);
    Path spilled = spilled(asked);
    if (spilled != null) {
      return new LookingTool.Look(asked, List.of(), () -> lines(asked, bytes(spilled), first,
          limit));
    }
    WorkspacePath path = scope.existing(asked);
    if (isImage(path.name())) {
      return new LookingTool.Look(path.toString(), List.of(path.toString()),
          () -> image(path));
    }
    return new LookingTool.Look(path.toString(), List.of(path.toString()), () -> lines(
        path.toString(), new WorkspaceFiles().readBytes(path, MAX_FILE_BYTES), first, limit));
  }

  /// The file of an answer that was cut, or null.
  private @Nullable Path spilled(String asked) {
    try {
      Path path = Path.of(asked);
      if (path.isAbsolute() && Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
        Path real = path.toRealPath();
        return scope.spill().holds(real) ? real : null;
      }
    } catch (IOException | InvalidPathException _) {
      // It is none of ours.
    }
    return null;
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw Problem.of("path-not-found", ProblemKind.USER,
          "`" + file + "` is not there any more", "call the tool again").toException(e);
    }
  }

  private static boolean isImage(String name) {
    return IMAGES.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
  }

  private ToolAnswer image(WorkspacePath path) {
    int bytes = new WorkspaceFiles().readBytes(path, MAX_FILE_BYTES).length;
    return ToolAnswer.of("`" + path + "` is an image of " + bytes
        + " bytes, which cannot be shown as text.", "image, " + bytes + " bytes");
  }

  private static ToolAnswer lines(String path, byte[] bytes, int first, int limit) {
    for (int i = 0; i < Math.min(bytes.length, PROBED); i++) {
      if (bytes[i] == 0) {
        return ToolAnswer.error("`" + path + "` is a binary file of " + bytes.length + " bytes");
      }
    }
    List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
    if (lines.isEmpty()) {
      return ToolAnswer.of("`" + path + "` is empty.", "empty");
    }
    if (first > lines.size()) {
      return ToolAnswer.error("`" + path + "` has only " + lines.size() + " lines");
    }
    var out = new StringBuilder();
    int size = 0;
    int at = first - 1;
    int end = (int) Math.min(lines.size(), (long) at + limit);
    while (at < end) {
      String line = numbered(at + 1, lines.get(at));
      size += line.getBytes(StandardCharsets.UTF_8).length;
      if (size > Spill.MAX_BYTES && at >= first) {
        break;
      }
      out.append(line);
      at++;
    }
    if (at < lines.size()) {
      out.append("[lines ")
          .append(first)
          .append(" to ")
          .append(at)
          .append(" of ")
          .append(lines.size())
          .append("; `offset` ")
          .append(at + 1)
          .append(" goes on]\n");
    }
    return ToolAnswer.of(out.toString(), (at - first + 1) + " lines");
  }

  private static String numbered(int number, String line) {
    int end = Math.min(line.length(), MAX_LINE);
    end -= end < line.length() && Character.isHighSurrogate(line.charAt(end - 1)) ? 1 : 0;
    String shown = end == line.length()
        ? line
        : line.substring(0, end) + "… [" + (line.length() - end) + " more characters]";
    return number + "\t" + shown + "\n";
  }
}
