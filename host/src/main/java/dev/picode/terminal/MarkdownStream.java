package dev.picode.terminal;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;

/// Shows Markdown that arrives in pieces, each block as soon as nothing that follows can change it. Confined
/// to one thread.
///
/// However the text is cut, what is given back makes the same as [MarkdownView#render] makes of the whole, with one
/// exception: a reference such as `[text][name]` is a link only where the definition of `name` came in the same
/// block or before, because what was shown cannot be taken back.
public final class MarkdownStream {
  private final MarkdownBlocks blocks;
  /// What came since the last line that ended.
  private final StringBuilder line = new StringBuilder();
  /// The clean lines that are not shown yet.
  private final StringBuilder pending = new StringBuilder();
  /// The definitions of references that were shown, a line each.
  private final StringBuilder definitions = new StringBuilder();
  private final BlockBoundaries boundaries = new BlockBoundaries();
  private int definitionLines;
  private boolean atStart = true;

  /// A stream that is shown on this canvas.
  public MarkdownStream(Canvas canvas) {
    this.blocks = new MarkdownBlocks(canvas);
  }

  /// Takes the next piece, which may end anywhere.
  ///
  /// @return the lines that are finished now, each ended; safe to print as a view; often nothing
  public String append(String piece) {
    int start = 0;
    for (int end = piece.indexOf('\n'); end >= 0; end = piece.indexOf('\n', start)) {
      line.append(piece, start, end + 1);
      endLine();
      start = end + 1;
    }
    line.append(piece, start, piece.length());
    return blocks.take();
  }

  /// Ends the text.
  ///
  /// @return the lines that were left, each ended; safe to print as a view
  public String finish() {
    endLine();
    Node document = parse();
    atStart = blocks.blocks(document.getFirstChild(), null, false, atStart);
    pending.setLength(0);
    return blocks.take();
  }

  private void endLine() {
    String clean = Sanitizer.clean(line.toString());
    line.setLength(0);
    boolean mayBegin = boundaries.mayBeginBlock(clean);
    int lineStart = pending.length();
    pending.append(clean);
    if (mayBegin && lineStart > 0) {
      showBefore(lineStart);
    }
  }

  /// Shows the blocks before a line, if the parser begins a block there.
  private void showBefore(int lineStart) {
    int number = definitionLines;
    for (int i = 0; i < lineStart; i++) {
      number += pending.charAt(i) == '\n' ? 1 : 0;
    }
    Node document = parse();
    Node last = document.getLastChild();
    if (last == null || firstLine(last) != number) {
      boundaries.refused(pending.length());
      return;
    }
    atStart = blocks.blocks(document.getFirstChild(), last, false, atStart);
    for (Node node : definitions(document, last)) {
      if (node instanceof LinkReferenceDefinition definition) {
        remember(definition);
      }
    }
    pending.delete(0, lineStart);
    boundaries.began();
  }

  private Node parse() {
    return MarkdownView.parser().parse(definitions.toString() + pending);
  }

  private static int firstLine(Node node) {
    List<SourceSpan> spans = node.getSourceSpans();
    return spans.isEmpty() ? -1 : spans.getFirst().getLineIndex();
  }

  /// The definitions before a block, those inside quotes and lists among them, beside the ones that are known.
  private static List<Node> definitions(Node parent, Node end) {
    var found = new ArrayList<Node>();
    for (Node node = parent.getFirstChild(); node != null
        && !node.equals(end); node = node.getNext()) {
      if (node instanceof LinkReferenceDefinition) {
        found.add(node);
      } else {
        found.addAll(definitions(node, end));
      }
    }
    return found;
  }

  private void remember(LinkReferenceDefinition definition) {
    if (firstLine(definition) < definitionLines) {
      return; // one of those that are remembered
    }
    definitions.append('[').append(definition.getLabel()).append("]: <");
    String destination = definition.getDestination();
    for (int i = 0; i < destination.length(); i++) {
      char c = destination.charAt(i);
      if (c == '<' || c == '>' || c == '\\' || c == '&') {
        definitions.append('\\');
      }
      definitions.append(c == '\n' ? ' ' : c);
    }
    definitions.append(">\n\n");
    definitionLines += 2;
  }
}
