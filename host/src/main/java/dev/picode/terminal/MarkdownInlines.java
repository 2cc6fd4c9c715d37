package dev.picode.terminal;

import dev.picode.terminal.LineWrap.Span;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.strikethrough.Strikethrough;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/// Turns what stands inside a Markdown block into styled spans. Confined to one thread.
///
/// Every span passes the sanitiser here, after the parser has resolved entities such as `&#27;`.
final class MarkdownInlines {
  private final Canvas canvas;
  private final List<Span> spans = new ArrayList<>();

  private MarkdownInlines(Canvas canvas) {
    this.canvas = canvas;
  }

  /// The content of a block, in these styles and those of its parts.
  static List<Span> of(Node block, Canvas canvas, List<Style> styles) {
    var inlines = new MarkdownInlines(canvas);
    inlines.children(block, styles);
    return inlines.spans;
  }

  /// The content of a block without styles.
  static String plain(Node block, Canvas canvas) {
    var text = new StringBuilder();
    for (Span span : of(block, canvas.bare(), List.of())) {
      text.append(span.text());
    }
    return text.toString();
  }

  private void children(Node parent, List<Style> styles) {
    for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
      inline(node, styles);
    }
  }

  private void inline(Node node, List<Style> styles) {
    switch (node) {
      case Text text -> add(text.getLiteral(), styles);
      case Code code -> code(code.getLiteral(), styles);
      case Emphasis emphasis -> children(emphasis, with(styles, Style.ITALIC));
      case StrongEmphasis strong -> children(strong, with(styles, Style.BOLD));
      case Strikethrough struck -> struck(struck, styles);
      case Link link -> link(link, styles);
      case Image image -> image(image, styles);
      case HtmlInline html -> add(html.getLiteral(), with(styles, Style.DIM));
      case SoftLineBreak _ -> add(" ", styles);
      case HardLineBreak _ -> spans.add(new Span("\n", styles));
      default -> children(node, styles);
    }
  }

  private void code(String literal, List<Style> styles) {
    boolean marked = canvas.palette().isPlain() && !canvas.spoken();
    add(marked ? "`" + literal + "`" : literal, with(styles, Style.CODE));
  }

  private void struck(Strikethrough struck, List<Style> styles) {
    String mark = !canvas.palette().isPlain() ? "" : canvas.spoken() ? "(struck) " : "~~";
    add(mark, styles);
    children(struck, with(styles, Style.STRIKE));
    add(canvas.spoken() ? "" : mark, styles);
  }

  private void link(Link link, List<Style> styles) {
    int first = spans.size();
    children(link, with(styles, Style.LINK));
    String target = canvas.links() ? Hyperlinks.target(link.getDestination()) : "";
    if (target.isEmpty() || spans.size() == first || misleads(first, link.getDestination())) {
      target(first, link.getDestination(), styles);
      return;
    }
    spans.subList(first, spans.size())
        .replaceAll(span -> new Span(span.text(), span.styles(), target));
  }

  /// Whether the text of a link looks like an address other than the one it leads to.
  private boolean misleads(int first, String destination) {
    String label = label(first).strip();
    boolean address = label.contains("://") || label.startsWith("www.") || label.contains("@")
        || (label.indexOf('.') > 0 && label.indexOf(' ') < 0);
    return address && !destination.equals(label) && !destination.equals("mailto:" + label)
        && !destination.equals("https://" + label) && !destination.equals("https://" + label + "/");
  }

  private String label(int first) {
    var text = new StringBuilder();
    for (Span span : spans.subList(first, spans.size())) {
      text.append(span.text());
    }
    return text.toString();
  }

  private void image(Image image, List<Style> styles) {
    add("[image: ", with(styles, Style.DIM));
    int first = spans.size();
    children(image, styles);
    add("]", with(styles, Style.DIM));
    target(first, image.getDestination(), styles);
  }

  /// Says where a link leads, unless its text, which starts at the span `first`, says so already.
  private void target(int first, String destination, List<Style> styles) {
    String shown = Sanitizer.line(destination);
    String label = label(first);
    if (!shown.isEmpty() && !label.equals(shown) && !("mailto:" + label).equals(shown)) {
      add((label.isEmpty() ? "(" : " (") + shown + ")", with(styles, Style.DIM));
    }
  }

  private void add(String text, List<Style> styles) {
    if (!text.isEmpty()) {
      spans.add(new Span(Sanitizer.line(text), styles));
    }
  }

  private static List<Style> with(List<Style> styles, Style style) {
    if (styles.contains(style)) {
      return styles;
    }
    var more = new ArrayList<>(styles);
    more.add(style);
    return List.copyOf(more);
  }
}
