package dev.picode.terminal;

import java.util.ArrayList;
import java.util.List;

/// Shows what a theme makes of every style, and of Markdown, code and a difference. Stateless, safe for many
/// threads.
public final class ThemeSample {
  private static final String SAMPLE = """
      # A title

      ## A heading

      Text with *emphasis*, **strong** text, ~~what is gone~~, `code` and a [link](https://example.org/).

      > A quotation.

      ```java
      /// A comment.
      @Override
      public String greet(int count) {
        return count > 1 ? "Hello, all" : null;
      }
      ```
      """;
  private static final String BEFORE = "public int total(int count) {\n  return count;\n}\n";
  private static final String AFTER = "public int total(int count) {\n  return count + 1;\n}\n";

  private ThemeSample() {}

  /// The name of every style, in order.
  public static List<String> names() {
    var names = new ArrayList<String>();
    for (Style style : Style.values()) {
      names.add(style.key());
    }
    return List.copyOf(names);
  }

  /// The sample as lines, each ended; safe to print as a view.
  public static String render(Canvas canvas) {
    var out = new StringBuilder();
    for (Style style : Style.values()) {
      out.append(DisplayWidth.padEnd(style.key(), 20))
          .append(canvas.paint("The quick brown fox", style))
          .append('\n');
    }
    return out.append('\n')
        .append(MarkdownView.render(SAMPLE, canvas))
        .append('\n')
        .append(DiffView.compare("Total.java", BEFORE, AFTER, canvas))
        .toString();
  }
}
