package dev.picode.terminal;

import java.util.List;
import java.util.Random;

/// Text put together at random of what views, parsers and terminals treat in a special way. Stateless.
final class HostileText {
  private static final List<String> PARTS = List.of("\u001b", "\u001b[2J", "\u001b]0;title\u0007",
      "\u001b]8;;http://evil/\u001b\\", "\u001bP1$r\u001b\\", "\u009b31m", "\u009d", "\u0007", "\b",
      "\r", "\r\n", "\n", "\n\n", "\t", "\u0000", "\u007f", "\u202e", "\u2066", "\u200b", "\ud800",
      "\udc00", "👩\u200d👧", "🇩🇪", "日本語", "e\u0301", "\u0301", "\ufe0f", "# ", "## ", "- ", "* ",
      "1. ", "- [x] ", "> ", "```", "```js\n", "~~~", "    ", "| a | b |\n", "|---|---|\n", "***",
      "**", "*", "~~", "`", "[a](", "http://x/", "\u001b)", ")", "]", "![", "<b>", "<!-- ", "&#27;",
      "&#155;", "[r]", "[r]: http://y/\u001b[m\n", "[r]: <", "@@ -1,2 +1,2 @@ ", "@@ -1 +1 @@\n",
      "--- a/x\n", "+++ b/\u001b[1m\n", "diff --git a/x b/y\n", "+", "-", " ", "\\ No newline",
      "rename from \u001b[A\n", "\"", "'", "\"\"\"", "/*", "*/", "//", "#", "#[", "$", "${", "{",
      "}",
      "class ", "return ", "0x1F", "word", "javascript:alert(1)", "https://e.org/\u001b\\x",
      "mailto:a@b");

  private HostileText() {}

  static String of(Random random, int parts) {
    var text = new StringBuilder();
    for (int i = 0; i < parts; i++) {
      text.append(PARTS.get(random.nextInt(PARTS.size())));
      if (random.nextInt(12) == 0) {
        text.append((char) random.nextInt(0x10000));
      }
    }
    return text.toString();
  }
}
