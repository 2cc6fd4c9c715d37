package dev.picode.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.picode.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// `docs/problems/README.md` lists the codes that the sources make, no more and no fewer.
///
/// A code is found where it is written: as the literal that is given to `Problem.of` and its like. A
/// code that is put together at run time would not be found, and is against the house style.
class ProblemCatalogueTest {
  /// `| code | KIND | exit | meaning | remedy |`
  private static final Pattern ROW = Pattern.compile(
      "^\\| `([a-z0-9-]+)` \\| ([A-Z]+) \\| (\\d+) \\| (.+) \\| (.+) \\|$", Pattern.MULTILINE);

  /// Calls that take a code, up to the end of the statement. The last two take other texts as well.
  private static final Pattern MAKING = Pattern.compile(
      "(Problem\\.of|new Problem|Failure\\.of|new Failure|\\.Refuse|\\.Refused|refusal|wrong)"
          + "\\(([^;]*)");

  /// The first argument after an optional kind.
  private static final Pattern FIRST = Pattern.compile(
      "^\\s*(?:[\\w.]*Kind\\.[A-Z]+,\\s*|[\\w.]+\\(\\),\\s*)?\"([a-z][a-z0-9-]*)\"(?:,\\s*ProblemKind\\.([A-Z]+))?");

  private static final Pattern KEBAB = Pattern.compile("\"([a-z][a-z0-9]*(?:-[a-z0-9]+)+)\"");

  /// What the prelude makes: its quoted kebab-case texts are codes and nothing else.
  private static final Pattern GUEST = Pattern.compile("'([a-z][a-z0-9]*(?:-[a-z0-9]+)+)'");

  private static final Path CATALOGUE = Path.of("..", "docs", "problems", "README.md");

  @Test
  void everyCodeInTheSourcesIsListed() throws IOException {
    Map<String, String> found = codes();
    assertThat(found).hasSizeGreaterThan(35);
    assertThat(rows().keySet()).containsAll(found.keySet());
  }

  @Test
  void everyListedCodeIsInTheSources() throws IOException {
    assertThat(codes().keySet()).containsAll(rows().keySet());
  }

  @Test
  void aRowSaysTheExitCodeOfItsKind() throws IOException {
    assertThat(rows()).isNotEmpty()
        .allSatisfy((code, row) -> assertThat(row.exit())
            .as("exit code of `%s`", code)
            .isEqualTo(ProblemKind.valueOf(row.kind()).exitCode()));
  }

  @Test
  void aRowSaysTheKindThatTheSourcesGive() throws IOException {
    Map<String, Row> rows = rows();
    codes().forEach((code, kind) -> {
      if (!kind.isEmpty() && rows.containsKey(code)) {
        assertThat(rows.get(code).kind()).as("kind of `%s`", code).isEqualTo(kind);
      }
    });
  }

  @Test
  void noCodeIsListedTwice() throws IOException {
    List<String> listed = ROW.matcher(Files.readString(CATALOGUE))
        .results()
        .map(row -> row.group(1))
        .toList();
    assertThat(listed).doesNotHaveDuplicates();
  }

  private record Row(String kind, int exit) {}

  private static Map<String, Row> rows() throws IOException {
    var rows = new TreeMap<String, Row>();
    Matcher matcher = ROW.matcher(Files.readString(CATALOGUE));
    while (matcher.find()) {
      rows.put(matcher.group(1), new Row(matcher.group(2), Integer.parseInt(matcher.group(3))));
    }
    return rows;
  }

  /// Codes with the kind that stands beside them, or an empty text.
  private static Map<String, String> codes() {
    var codes = new TreeMap<String, String>();
    for (String text : Sources.java("sandbox", "host").values()) {
      MAKING.matcher(text).results().forEach(making -> {
        boolean other = making.group(1).equals("wrong") || making.group(1).equals("refusal");
        Matcher first = FIRST.matcher(making.group(2));
        if (!other && first.find()) {
          String kind = first.group(2);
          codes.merge(first.group(1), kind == null ? "" : kind, (a, b) -> a.isEmpty() ? b : a);
        }
        var others = new TreeSet<String>();
        KEBAB.matcher(making.group(2)).results().forEach(code -> others.add(code.group(1)));
        others.forEach(code -> codes.putIfAbsent(code, ""));
      });
    }
    for (String text : Sources.ending(".js", "sandbox").values()) {
      GUEST.matcher(text).results().forEach(code -> codes.putIfAbsent(code.group(1), ""));
    }
    return codes;
  }
}
