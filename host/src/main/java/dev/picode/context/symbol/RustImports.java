package dev.picode.context.symbol;

import dev.picode.context.symbol.Import.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads `use`, `mod` and `extern crate` of Rust. Stateless, safe for many threads.
final class RustImports {
  private static final int MAX_DEPTH = 20;
  private static final Pattern ITEM = Pattern.compile(
      "(?:#!?\\[[^\\]]{0,500}\\]\\s*)*(pub\\s*(?:\\([^)]*\\)\\s*)?)?(use|mod|extern\\s+crate)\\s+([^;]+);?.*");
  private static final Pattern PATH = Pattern
      .compile("#\\[\\s*path\\s*=\\s*\"([^\"]{1,300})\"\\s*\\]");
  private static final int MAX_ATTRIBUTES = 1_000;
  private static final Pattern RENAMED = Pattern.compile("\\s+as\\s+\\w+\\s*$");

  private RustImports() {}

  /// Where an item starts with the attributes that stand before it, which the parser takes for items of their own.
  static int start(byte[] content, int item) {
    int start = item;
    int end = Bytes.trimEnd(content, Math.max(0, item - MAX_ATTRIBUTES), item);
    while (end > 0 && content[end - 1] == ']') {
      int open = end - 1;
      while (open > 0 && content[open] != '\n' && !Bytes.startsWith(content, open, "#[")) {
        open--;
      }
      if (!Bytes.startsWith(content, open, "#[")) {
        break;
      }
      start = open;
      end = Bytes.trimEnd(content, Math.max(0, item - MAX_ATTRIBUTES), start);
    }
    return start;
  }

  static List<Import> of(String text, int line) {
    Matcher match = ITEM.matcher(text);
    if (!match.matches()) {
      return List.of();
    }
    String rest = match.group(3).strip();
    if (match.group(2).equals("mod")) {
      Matcher path = PATH.matcher(text);
      if (path.find()) {
        return Imports.one(path.group(1), List.of(rest), Form.LOCAL, line);
      }
      return rest.contains("{") ? List.of() : Imports.one(rest, List.of(), Form.MODULE, line);
    }
    List<Import> imports = new ArrayList<>();
    tree("", rest, match.group(1) == null ? Form.PLAIN : Form.REEXPORT, line, imports, 0);
    return imports;
  }

  /// `a::{b, c::d, e::*}`: `b` out of `a`, then `a::c::d` and all of `a::e`.
  private static void tree(String prefix, String text, Form form, int line, List<Import> imports,
      int depth) {
    String path = RENAMED.matcher(text.strip()).replaceFirst("").replace(" ", "");
    int open = path.indexOf('{');
    if (open < 0 || depth > MAX_DEPTH) {
      String whole = (prefix + path).replaceFirst("^::", "");
      boolean all = whole.endsWith("::*");
      imports.addAll(Imports.one(all ? whole.substring(0, whole.length() - 3) : whole,
          all ? List.of("*") : List.of(), form, line));
      return;
    }
    String base = prefix + path.substring(0, open);
    int close = path.lastIndexOf('}');
    // Blanks are needed once more, around `as`.
    String source = text.strip();
    String inner = source.substring(source.indexOf('{') + 1,
        close < 0 ? source.length() : Math.max(source.lastIndexOf('}'), source.indexOf('{') + 1));
    List<String> names = new ArrayList<>();
    List<String> deeper = new ArrayList<>();
    for (String part : parts(inner)) {
      String plain = RENAMED.matcher(part).replaceFirst("").strip();
      (plain.contains("::") || plain.contains("{") ? deeper : names).add(plain);
    }
    String target = base.replaceFirst("::$", "").replaceFirst("^::", "");
    if (target.isEmpty()) {
      deeper.addAll(0, names);
    } else if (!names.isEmpty()) {
      imports.addAll(Imports.one(target, names, form, line));
    }
    deeper.forEach(part -> tree(base, part, form, line, imports, depth + 1));
  }

  private static List<String> parts(String list) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i <= list.length(); i++) {
      char c = i < list.length() ? list.charAt(i) : ',';
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (c == ',' && (depth == 0 || i == list.length())) {
        String part = list.substring(start, i).strip();
        if (!part.isEmpty()) {
          parts.add(part);
        }
        start = i + 1;
      }
    }
    return parts;
  }
}
