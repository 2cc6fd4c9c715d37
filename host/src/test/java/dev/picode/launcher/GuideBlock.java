package dev.picode.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A fenced block of code in a guide. Immutable.
///
/// Its info string is the language and at most one word more: `file=PATH` says where it is written to,
/// `exit=N` how the shell ends, and `no-run=REASON`, up to the end of the line, why it is not run.
///
/// @param line where it starts
/// @param language what its info string starts with
/// @param attribute `file`, `exit`, `no-run` or an empty text
/// @param value what stands behind the attribute
/// @param text what is in it, with a line end
record GuideBlock(int line, String language, String attribute, String value, String text) {
  private static final Pattern INFO = Pattern.compile(
      "```([a-z]+)(?: (file|exit|no-run)=(.+))?");
  /// What is another at each run.
  private static final Pattern TIME = Pattern.compile("\\(\\d+ ms\\)");

  /// The blocks of a guide in order.
  static List<GuideBlock> of(Path guide) throws IOException {
    var blocks = new ArrayList<GuideBlock>();
    List<String> lines = Files.readAllLines(guide);
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).startsWith("```")) {
        continue;
      }
      Matcher info = INFO.matcher(lines.get(i));
      if (!info.matches()) {
        throw new AssertionError(guide + ":" + (i + 1) + ": what is to be done with this block?");
      }
      int end = i + 1;
      while (!lines.get(end).equals("```")) {
        end++;
      }
      blocks.add(new GuideBlock(i + 1, info.group(1), orEmpty(info.group(2)),
          orEmpty(info.group(3)), String.join("\n", lines.subList(i + 1, end)) + "\n"));
      i = end;
    }
    return blocks;
  }

  /// What a program said, without what is another at each run.
  static String comparable(String said) {
    return TIME.matcher(said).replaceAll("(N ms)").stripTrailing() + "\n";
  }

  /// What this block says that a program says: `…` is any text, and any lines where it is a whole line.
  Pattern said() {
    var pattern = new StringBuilder();
    for (String line : comparable(text).lines().toList()) {
      if (line.equals("…")) {
        pattern.append("(?:.*\\n)*?");
      } else {
        pattern.append(Pattern.quote(line).replace("…", "\\E.*\\Q")).append("\\n");
      }
    }
    return Pattern.compile(pattern.toString());
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
