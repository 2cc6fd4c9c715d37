package dev.picode.terminal;

import java.util.ArrayList;
import java.util.List;

/// Breaks text into lines of a width. Stateless, safe for many threads.
///
/// A line breaks at a space, before a wide character, or, where a word is longer than a line, between
/// two characters as a reader sees them. Texts are clean and have no tabs.
final class LineWrap {
  private LineWrap() {}

  /// A piece of text in one style.
  ///
  /// @param link where it leads, as by [Hyperlinks#target]; empty for text that is no link
  record Span(String text, List<Style> styles, String link) {
    /// Text that is no link.
    Span(String text, List<Style> styles) {
      this(text, styles, "");
    }

    /// Another text in the same style.
    Span with(String other) {
      return new Span(other, styles, link);
    }
  }

  /// The lines of a text, without their ends.
  static List<String> lines(String text) {
    if (text.indexOf('\n') < 0) {
      return List.of(text);
    }
    var lines = new ArrayList<String>();
    int start = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      lines.add(text.substring(start, end));
      start = end + 1;
    }
    lines.add(text.substring(start));
    return lines;
  }

  /// The lines of a text, those that are too long wrapped.
  static List<String> wrap(String text, int width) {
    if (text.length() <= width && text.indexOf('\n') < 0 && DisplayWidth.columns(text) <= width) {
      return List.of(text);
    }
    return wrap(List.of(new Span(text, List.of())), width, Palette.PLAIN);
  }

  /// The lines of styled text, painted. No style reaches over the end of a line.
  static List<String> wrap(List<Span> spans, int width, Palette palette) {
    var flow = new Flow(Math.max(1, width), palette);
    for (Span span : spans) {
      flow.add(span);
    }
    return flow.finish();
  }

  /// Lines being filled. Confined to one thread.
  private static final class Flow {
    private final int width;
    private final Palette palette;
    private final List<String> lines = new ArrayList<>();
    private final List<Span> line = new ArrayList<>();
    private final List<Span> word = new ArrayList<>();
    private int lineColumns;
    private int wordColumns;
    private int spaces;
    private Span space = new Span(" ", List.of());

    Flow(int width, Palette palette) {
      this.width = width;
      this.palette = palette;
    }

    void add(Span span) {
      String text = span.text();
      int start = 0;
      for (int i = 0; i < text.length();) {
        char c = text.charAt(i);
        if (c == ' ' || c == '\n') {
          addToWord(text.substring(start, i), span);
          endWord();
          if (c == '\n') {
            endLine();
          } else {
            spaces++;
            space = span;
          }
          i++;
          start = i;
        } else {
          int end = DisplayWidth.clusterEnd(text, i);
          if (c >= 0x2E80 && DisplayWidth.columns(text.substring(i, end)) > 1) {
            addToWord(text.substring(start, i), span);
            endWord();
            start = i;
          }
          i = end;
        }
      }
      addToWord(text.substring(start), span);
    }

    private void addToWord(String text, Span span) {
      if (!text.isEmpty()) {
        word.add(span.with(text));
        wordColumns += DisplayWidth.columns(text);
      }
    }

    private void endWord() {
      if (word.isEmpty()) {
        return;
      }
      if (lineColumns + spaces + wordColumns > width && lineColumns > 0) {
        endLine();
      }
      if (spaces > 0) {
        int kept = Math.min(spaces, Math.max(0, width - wordColumns - lineColumns));
        line.add(space.with(" ".repeat(kept)));
        lineColumns += kept;
        spaces = 0;
      }
      for (Span part : word) {
        place(part);
      }
      word.clear();
      wordColumns = 0;
    }

    /// Puts a part of a word on the line, cut where it is too long for one.
    private void place(Span part) {
      String text = part.text();
      int index = 0;
      while (index < text.length()) {
        int end = DisplayWidth.fitting(text, index, width - lineColumns);
        if (end == index) {
          if (lineColumns > 0) {
            endLine();
            continue;
          }
          end = DisplayWidth.clusterEnd(text, index);
        }
        String fitting = text.substring(index, end);
        line.add(part.with(fitting));
        lineColumns += DisplayWidth.columns(fitting);
        index = end;
      }
    }

    private void endLine() {
      var painted = new StringBuilder();
      for (int i = 0; i < line.size();) {
        var run = new StringBuilder(line.get(i).text());
        Span first = line.get(i);
        for (i++; i < line.size() && line.get(i).with("").equals(first.with("")); i++) {
          run.append(line.get(i).text());
        }
        painted.append(
            Hyperlinks.link(palette.paint(run.toString(), first.styles()), first.link()));
      }
      lines.add(painted.toString());
      line.clear();
      lineColumns = 0;
      spaces = 0;
    }

    List<String> finish() {
      endWord();
      if (!line.isEmpty() || lines.isEmpty()) {
        endLine();
      }
      return lines;
    }
  }
}
