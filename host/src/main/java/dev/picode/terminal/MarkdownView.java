package dev.picode.terminal;

import java.util.List;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/// Shows Markdown (CommonMark and GitHub's tables, task lists and strikethrough) as text for a terminal, wrapped
/// at its width. Stateless, safe for many threads.
///
/// The Markdown may come from anywhere: everything it says is made safe, raw HTML is shown as it is
/// written, and a link shows where it leads, or can be followed where the canvas has links.
public final class MarkdownView {
  /// Deeper quotes and lists are shown as text.
  private static final int MAX_BLOCKS = 30;
  /// Deeper emphasis and links are shown as text.
  private static final int MAX_INLINES = 50;

  private MarkdownView() {}

  /// The Markdown as lines, each ended; safe to print as a view.
  public static String render(String markdown, Canvas canvas) {
    var blocks = new MarkdownBlocks(canvas);
    blocks.document(parser().parse(Sanitizer.clean(markdown)));
    return blocks.take();
  }

  static Parser parser() {
    return Parser.builder()
        .extensions(List.of(TablesExtension.create(), StrikethroughExtension.create()))
        .includeSourceSpans(IncludeSourceSpans.BLOCKS)
        .maxOpenBlockParsers(MAX_BLOCKS)
        .maxInlineNesting(MAX_INLINES)
        .build();
  }
}
