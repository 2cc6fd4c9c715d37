package dev.picode.terminal;

import dev.picode.terminal.LineWrap.Span;
import java.util.ArrayList;
import java.util.List;
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
  private final Palette palette;
  private final List<Span> spans = new ArrayList<>();

  private MarkdownInlines(Palette palette) {
    this.palette = palette;
  }

  /// The content of a block, in these styles and those of its parts.
  static List<Span> of(Node block, Palette palette, List<Style> styles) {
    var inlines = new MarkdownInlines(palette);
    inlines.children(block, styles);
    return inlines.spans;
  }

  /// The content of a block without styles.
  static String plain(Node block) {
    var text = new StringBuilder();
    for (Span span : of(block, Palette.PLAIN, List.of())) {
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
      case Link link -> link(link, styles);
      case Image image -> image(image, styles);
      case HtmlInline html -> add(html.getLiteral(), with(styles, Style.DIM));
      case SoftLineBreak _ -> add(" ", styles);
      case HardLineBreak _ -> spans.add(new Span("\n", styles));
      default -> children(node, styles);
    }
  }

  private void code(String literal, List<Style> styles) {
    boolean marked = palette == Palette.PLAIN;
    add(marked ? "`" + literal + "`" : literal, with(styles, Style.CYAN));
  }

  private void link(Link link, List<Style> styles) {
    int first = spans.size();
    children(link, with(styles, Style.UNDERLINE));
    target(first, link.getDestination(), styles);
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
    var text = new StringBuilder();
    for (Span span : spans.subList(first, spans.size())) {
      text.append(span.text());
    }
    String shown = Sanitizer.line(destination);
    String label = text.toString();
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
