package dev.picode.context.symbol;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The text of a file without the bodies of its functions. Stateless, safe for many threads.
///
/// What stands outside of functions is kept as it is written, but for comments, of which the first line that says
/// something is kept, and long values.
public final class Skeleton {
  private static final Set<SymbolKind> FUNCTIONS = Set.of(SymbolKind.FUNCTION, SymbolKind.METHOD,
      SymbolKind.CONSTRUCTOR);
  private static final Set<SymbolKind> VALUES = Set.of(SymbolKind.FIELD, SymbolKind.CONSTANT,
      SymbolKind.VARIABLE, SymbolKind.MACRO);

  /// A value of more lines is left out.
  private static final int VALUE_LINES = 3;

  private Skeleton() {}

  /// The skeleton of a file; the same bytes and symbols always give the same text.
  ///
  /// @param content the whole file as it is stored
  /// @param symbols what the file holds
  public static String of(byte[] content, FileSymbols symbols) {
    var text = new StringBuilder();
    int at = bom(content);
    for (Cut cut : cuts(content, symbols)) {
      if (cut.start() >= at) {
        text.append(Bytes.text(content, at, cut.start())).append(cut.mark());
        at = cut.end();
      }
    }
    text.append(Bytes.text(content, at, content.length));
    return CommentLines.shortened(text.toString());
  }

  /// What is left out, and what stands for it.
  private record Cut(int start, int end, String mark) {}

  private static int bom(byte[] content) {
    return content.length >= 3 && content[0] == (byte) 0xEF && content[1] == (byte) 0xBB
        && content[2] == (byte) 0xBF ? 3 : 0;
  }

  private static List<Cut> cuts(byte[] content, FileSymbols symbols) {
    List<Cut> cuts = new ArrayList<>();
    List<Outline> open = new ArrayList<>(Outline.of(symbols));
    for (int i = 0; i < open.size(); i++) {
      Symbol symbol = open.get(i).symbol();
      Span span = symbol.span();
      boolean function = FUNCTIONS.contains(symbol.kind());
      boolean value = VALUES.contains(symbol.kind()) && open.get(i).parts().isEmpty()
          && span.endLine() - span.startLine() >= VALUE_LINES;
      if (!function && !value) {
        open.addAll(open.get(i).parts());
        continue;
      }
      int end = Bytes.trimEnd(content, span.startByte(), span.endByte());
      int body = value
          ? lineEnd(content, symbol.nameSpan().endByte(), end)
          : body(content, symbol, end);
      if (body < end) {
        cuts.add(cut(content, body, end, value));
      }
    }
    cuts.sort((a, b) -> a.start() != b.start()
        ? Integer.compare(a.start(), b.start())
        : Integer.compare(b.end(), a.end()));
    return cuts;
  }

  private static Cut cut(byte[] content, int body, int end, boolean value) {
    if (value) {
      return new Cut(body, end, " …");
    }
    int start = Bytes.skipBlank(content, body, end);
    if (content[start] == '{') {
      return new Cut(body, end, " { … }");
    }
    if (Bytes.startsWith(content, start, "=>") || content[start] == '=') {
      return new Cut(start, end, content[start + 1] == '>' ? "=> …" : "= …");
    }
    if (content[start] == ';') {
      return new Cut(start, start, "");
    }
    if (content[start] == ':') {
      return new Cut(body, end, said(content, Bytes.skipBlank(content, start + 1, end), end));
    }
    boolean ends = Bytes.text(content, end - 3, end).equals("end");
    return new Cut(body, end, ends ? " … end" : " …");
  }

  /// What stands for a body of Python, with the first line of its documentation.
  private static String said(byte[] content, int body, int end) {
    String doc = Docs.within(content, body, end);
    int indent = body;
    while (indent > 0 && Bytes.isBlank(content[indent - 1]) && content[indent - 1] != '\n') {
      indent--;
    }
    if (doc.isEmpty() || indent == 0 || content[indent - 1] != '\n') {
      return ": …";
    }
    String before = Bytes.text(content, indent, body);
    return ":\n" + before + "\"\"\"" + doc + "\"\"\"\n" + before + "…";
  }

  /// Where the body starts: after what the signature holds of the source.
  private static int body(byte[] content, Symbol symbol, int end) {
    byte[] signature = symbol.signature().getBytes(StandardCharsets.UTF_8);
    int at = Signature.withoutAnnotations(content, symbol.span().startByte(), end);
    int read = 0;
    while (at < end && read < signature.length) {
      if (Bytes.isBlank(content[at])) {
        at++;
      } else if (Bytes.isBlank(signature[read])) {
        read++;
      } else if (content[at] == signature[read]) {
        at++;
        read++;
      } else if (content[at] == '/' || content[at] == '#') {
        at = comment(content, at, end);
      } else {
        // A signature that was cut, or bytes that are no text.
        return brace(content, Math.max(at, symbol.nameSpan().endByte()), end);
      }
    }
    return at;
  }

  private static int comment(byte[] content, int at, int end) {
    if (!Bytes.startsWith(content, at, "/*")) {
      return lineEnd(content, at, end);
    }
    int i = at + 2;
    while (i < end && !Bytes.startsWith(content, i, "*/")) {
      i++;
    }
    return Math.min(i + 2, end);
  }

  private static int brace(byte[] content, int at, int end) {
    int i = at;
    while (i < end && content[i] != '{') {
      i++;
    }
    return i < end ? i : lineEnd(content, at, end);
  }

  private static int lineEnd(byte[] content, int at, int end) {
    int i = at;
    while (i < end && content[i] != '\n' && content[i] != '\r') {
      i++;
    }
    return i;
  }
}
