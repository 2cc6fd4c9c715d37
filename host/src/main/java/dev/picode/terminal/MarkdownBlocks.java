package dev.picode.terminal;

import dev.picode.terminal.LineWrap.Span;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.jspecify.annotations.Nullable;

/// Lays out the blocks of a Markdown document. Confined to one thread.
///
/// Each line starts with the prefix of the quotes and lists it is in; the first line of a list item
/// has the item's marker in place of the last part of the prefix.
final class MarkdownBlocks {
  private static final int TAB = 4;
  /// The least that is left for text inside deep quotes and lists.
  private static final int MIN_TEXT = 16;

  private final Canvas canvas;
  private final StringBuilder out = new StringBuilder();
  private String prefix = "";
  private int prefixColumns;
  private @Nullable String firstPrefix;

  MarkdownBlocks(Canvas canvas) {
    this.canvas = canvas;
  }

  /// What was laid out since this was last asked.
  String take() {
    String text = out.toString();
    out.setLength(0);
    return text;
  }

  void document(Node document) {
    blocks(document.getFirstChild(), null, false, true);
  }

  /// Lays out the blocks of a part of a document.
  ///
  /// @param end the block before which to stop, `null` for all of them
  /// @param atStart whether nothing is before them
  /// @return whether nothing was laid out
  boolean blocks(@Nullable Node start, @Nullable Node end, boolean tight, boolean atStart) {
    boolean first = atStart;
    for (Node node = start; node != null && !node.equals(end); node = node.getNext()) {
      if (node instanceof LinkReferenceDefinition) {
        continue;
      }
      if (!first && !tight) {
        line("");
      }
      first = false;
      block(node);
    }
    return first;
  }

  private void block(Node node) {
    switch (node) {
      case Heading heading -> heading(heading);
      case Paragraph paragraph -> paragraph(paragraph);
      case BulletList list -> list(list, 0);
      case OrderedList list -> list(list, number(list));
      case BlockQuote quote -> quote(quote);
      case FencedCodeBlock code -> code(code.getLiteral(), language(code));
      case IndentedCodeBlock code -> code(code.getLiteral(), "");
      case HtmlBlock html -> literal(html.getLiteral(), Style.DIM);
      case ThematicBreak _ -> line(canvas.spoken()
          ? "(a line across)"
          : canvas.paint(canvas.rule(Math.min(room(), 40)), Style.FRAME));
      case TableBlock table -> table(table);
      default -> paragraph(node);
    }
  }

  private void heading(Heading heading) {
    int level = heading.getLevel();
    var styles = List.of(level == 1 ? Style.TITLE : Style.HEADING);
    List<Span> spans = MarkdownInlines.of(heading, canvas, styles);
    if (canvas.spoken()) {
      var said = new ArrayList<Span>(spans);
      said.addFirst(new Span("Heading " + level + ": ", List.of()));
      spans = said;
    }
    wrapped(spans).forEach(this::line);
    if (canvas.palette().isPlain() && level <= 2 && !canvas.spoken()) {
      int columns = 0;
      List<Span> seen = spans.stream().map(span -> new Span(span.text(), List.of())).toList();
      for (String text : LineWrap.wrap(seen, room(), Palette.PLAIN)) {
        columns = Math.max(columns, DisplayWidth.columns(text));
      }
      line((level == 1 ? "=" : "-").repeat(columns));
    }
  }

  private void paragraph(Node paragraph) {
    for (String text : wrapped(MarkdownInlines.of(paragraph, canvas, List.of()))) {
      line(text);
    }
  }

  private void quote(BlockQuote quote) {
    Runnable content = () -> blocks(quote.getFirstChild(), null, false, true);
    if (canvas.spoken()) {
      line("Quotation:");
      nested("  ", 2, null, content);
      line("End of quotation.");
    } else {
      nested(canvas.paint(canvas.bar(), Style.FRAME) + " ", 2, null, content);
    }
  }

  private static String language(FencedCodeBlock code) {
    String info = code.getInfo() == null ? "" : code.getInfo().strip();
    int end = 0;
    while (end < info.length() && " ,{\t".indexOf(info.charAt(end)) < 0) {
      end++;
    }
    return info.substring(0, end);
  }

  private void code(String literal, String language) {
    if (canvas.spoken()) {
      line(language.isEmpty() ? "Code:" : "Code in " + Sanitizer.line(language) + ":");
    }
    nested("    ", 4, null,
        () -> CodeView.lines(literal.stripTrailing(), language, canvas).forEach(this::line));
    if (canvas.spoken()) {
      line("End of code.");
    }
  }

  private void literal(String literal, Style... styles) {
    for (String text : LineWrap.lines(Sanitizer.clean(literal).stripTrailing())) {
      line(canvas.paint(DisplayWidth.expandTabs(text, TAB), styles));
    }
  }

  private void table(TableBlock table) {
    var headers = new ArrayList<String>();
    var aligns = new ArrayList<Align>();
    var rows = new ArrayList<List<String>>();
    for (Node part = table.getFirstChild(); part != null; part = part.getNext()) {
      for (Node row = part.getFirstChild(); row != null; row = row.getNext()) {
        var cells = new ArrayList<String>();
        for (Node node = row.getFirstChild(); node != null; node = node.getNext()) {
          cells.add(MarkdownInlines.plain(node, canvas));
          if (node instanceof TableCell cell && cell.isHeader()) {
            aligns.add(align(cell.getAlignment()));
          }
        }
        if (headers.isEmpty()) {
          headers.addAll(cells);
        } else {
          rows.add(cells);
        }
      }
    }
    var narrow = canvas.narrowedBy(canvas.width() - room());
    for (String text : LineWrap.lines(
        TableView.render(headers, rows, aligns, narrow).stripTrailing())) {
      line(text);
    }
  }

  private static Align align(TableCell.@Nullable Alignment alignment) {
    return switch (alignment) {
      case null -> Align.AUTO;
      case LEFT -> Align.LEFT;
      case CENTER -> Align.CENTER;
      case RIGHT -> Align.RIGHT;
    };
  }

  /// @param start the number of the first item; negative for a list with bullets
  private void list(ListBlock list, int start) {
    boolean bullets = list instanceof BulletList;
    int count = 0;
    for (Node node = list.getFirstChild(); node != null; node = node.getNext()) {
      count++;
    }
    int digits = Integer.toString(start + count - 1).length();
    int number = start;
    for (Node node = list.getFirstChild(); node != null; node = node.getNext()) {
      if (number > start && !list.isTight()) {
        line("");
      }
      String marker = bullets
          ? bullet() + " "
          : DisplayWidth.padStart(Integer.toString(number), digits) + ". ";
      item(node, marker, list.isTight());
      number++;
    }
  }

  private String bullet() {
    return canvas.unicode() ? "•" : "-";
  }

  private static int number(OrderedList list) {
    Integer start = list.getMarkerStartNumber();
    return start == null ? 1 : start;
  }

  private void item(Node item, String marker, boolean tight) {
    String box = item instanceof ListItem ? takeBox(item) : "";
    String shown = box.isEmpty() ? marker : marker.replace(bullet() + " ", "") + box + " ";
    int columns = DisplayWidth.columns(shown);
    nested(" ".repeat(columns), columns, shown, () -> {
      if (item.getFirstChild() == null) {
        line("");
      } else {
        blocks(item.getFirstChild(), null, tight, true);
      }
    });
  }

  /// Takes the `[ ]` or `[x]` a task starts with off its text and returns what is shown for it.
  private String takeBox(Node item) {
    boolean inParagraph = item.getFirstChild() instanceof Paragraph;
    if (!inParagraph || !(item.getFirstChild().getFirstChild() instanceof Text text)) {
      return "";
    }
    String literal = text.getLiteral();
    if (literal.length() < 4 || literal.charAt(0) != '[' || literal.charAt(2) != ']'
        || literal.charAt(3) != ' ') {
      return "";
    }
    char mark = literal.charAt(1);
    boolean done = mark == 'x' || mark == 'X';
    if (!done && mark != ' ') {
      return "";
    }
    text.setLiteral(literal.substring(4).stripLeading());
    if (canvas.spoken()) {
      return done ? "- Done:" : "- To do:";
    }
    if (canvas.unicode()) {
      return done ? "☑" : "☐";
    }
    return done ? "[x]" : "[ ]";
  }

  /// Lays out blocks behind a longer prefix.
  ///
  /// @param marker what the first line has in place of `more`, if anything
  private void nested(String more, int columns, @Nullable String marker, Runnable content) {
    String outer = prefix;
    int outerColumns = prefixColumns;
    String outerFirst = firstPrefix;
    prefix = outer + more;
    prefixColumns += columns;
    if (marker != null || outerFirst != null) {
      String start = outerFirst == null ? outer : outerFirst;
      firstPrefix = start + (marker == null ? more : marker);
    }
    content.run();
    prefix = outer;
    prefixColumns = outerColumns;
  }

  private int room() {
    return Math.max(MIN_TEXT, canvas.width() - prefixColumns);
  }

  private List<String> wrapped(List<Span> spans) {
    return LineWrap.wrap(spans, room(), canvas.palette());
  }

  private void line(String text) {
    String start = firstPrefix == null ? prefix : firstPrefix;
    firstPrefix = null;
    out.append((start + text).stripTrailing()).append('\n');
  }
}
