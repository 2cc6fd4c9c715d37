import dev.picode.terminal.Canvas;
import dev.picode.terminal.CodeView;
import dev.picode.terminal.DiffView;
import dev.picode.terminal.MarkdownStream;
import dev.picode.terminal.MarkdownView;
import dev.picode.terminal.Palette;
import java.util.Arrays;
import java.util.function.Supplier;

/// Measures what it takes to render a MiB: `bench/rendering` runs it.
public final class Rendering {
  private static final int MIB = 1 << 20;
  private static final Canvas CANVAS = new Canvas(100, Palette.ANSI, true, true, false);
  private static final String MARKDOWN = """
      ## A heading with `code`

      Some *emphasis* and **strong** text that is long enough to be wrapped, with a [link](https://example.org/).

      - one
      - two, which is ~~not~~ longer
        1. nested

      ```java
      String greet(int count) { return count > 1 ? "Hello" : null; } // a comment
      ```

      | Name | Count |
      |:-----|------:|
      | `a` | 12 |

      """;

  private Rendering() {}

  /// Prints a table; the argument is the number of warm rounds.
  public static void main(String[] args) {
    int rounds = Integer.parseInt(args[0]);
    String markdown = many(MARKDOWN);
    String code = many("  private static final int MAX = 1_000; // a comment with \"quotes\"\n");
    String before = many("the line is short\nanother line that is the same\n").substring(0, 100_000);
    String after = before.replace("is short", "is long");
    System.out.println("| what | cold ms | warm ms, median |\n|---|---:|---:|");
    measure("Markdown, 1 MiB", rounds, () -> MarkdownView.render(markdown, CANVAS));
    measure("Markdown, 1 MiB in pieces of 40 characters", rounds, () -> stream(markdown));
    measure("Java code, 1 MiB", rounds, () -> CodeView.render(code, "java", CANVAS));
    measure("a MiB of quotes as Java code", rounds,
        () -> CodeView.render("\"".repeat(MIB), "java", CANVAS));
    measure("two texts of 100 KB, half of the lines different", rounds,
        () -> DiffView.compare("x", before, after, CANVAS));
  }

  private static String many(String part) {
    return part.repeat(MIB / part.length());
  }

  private static String stream(String markdown) {
    var stream = new MarkdownStream(CANVAS);
    var out = new StringBuilder();
    for (int i = 0; i < markdown.length(); i += 40) {
      out.append(stream.append(markdown.substring(i, Math.min(markdown.length(), i + 40))));
    }
    return out.append(stream.finish()).toString();
  }

  private static void measure(String what, int rounds, Supplier<String> work) {
    long cold = millis(work);
    long[] warm = new long[rounds];
    for (int i = 0; i < rounds; i++) {
      warm[i] = millis(work);
    }
    Arrays.sort(warm);
    System.out.println("| " + what + " | " + cold + " | " + warm[rounds / 2] + " |");
  }

  private static long millis(Supplier<String> work) {
    long start = System.nanoTime();
    if (work.get().isEmpty()) {
      throw new IllegalStateException("nothing was rendered");
    }
    return (System.nanoTime() - start) / 1_000_000;
  }
}
