package dev.picode.context.symbol;

import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.treesitter.TSInputEncoding;
import org.treesitter.TSNode;
import org.treesitter.TSParser;
import org.treesitter.TSQueryCapture;
import org.treesitter.TSQueryCursor;
import org.treesitter.TSQueryMatch;
import org.treesitter.TSReader;
import org.treesitter.TSTree;

/// Parses files and asks a grammar's query of them, within limits. Safe for many threads: each takes a parser of its
/// own from those that are idle.
final class Parsing {
  private static final int IDLE = 16;

  private final ParseLimits limits;
  private final Queue<Tools> idle = new ArrayBlockingQueue<>(IDLE);

  /// What one thread works with; a cleaner of the library frees those that are dropped.
  private record Tools(TSParser parser, TSQueryCursor cursor) {
    void close() {
      parser.close();
      cursor.close();
    }
  }

  /// Counts the steps of one file.
  private static final class Budget {
    private final long deadline;
    private long left;
    private boolean spent;

    Budget(ParseLimits limits, int bytes) {
      deadline = System.nanoTime() + limits.time().toNanos();
      left = limits.steps(bytes);
    }

    /// Whether to stop.
    boolean step() {
      left--;
      spent = spent || left < 0 || System.nanoTime() - deadline > 0;
      return spent;
    }
  }

  Parsing(ParseLimits limits) {
    this.limits = limits;
  }

  /// What the grammar's query finds in a file, or nothing where that would cost too much.
  Optional<Tags> tags(Grammar grammar, byte[] content) {
    if (!limits.allows(content)) {
      return Optional.empty();
    }
    Tools tools = idle.poll();
    if (tools == null) {
      tools = new Tools(new TSParser(), new TSQueryCursor());
    }
    Optional<Tags> tags = tags(tools, grammar, content);
    if (tags.isEmpty() || !idle.offer(tools)) {
      tools.close();
    }
    return tags;
  }

  private Optional<Tags> tags(Tools tools, Grammar grammar, byte[] content) {
    tools.parser().setLanguage(grammar.language());
    var parse = new Budget(limits, content.length);
    byte[] buffer = new byte[content.length + 1];
    TSReader reader = (into, offset, _) -> {
      int count = Math.min(into.length, content.length - offset);
      if (count > 0) {
        System.arraycopy(content, offset, into, 0, count);
      }
      return Math.max(count, 0);
    };
    try (@Nullable TSTree tree = tools.parser()
        .parseWithOptions(buffer, null, reader,
            TSInputEncoding.TSInputEncodingUTF8, _ -> parse.step())) {
      if (tree == null || parse.spent) {
        return Optional.empty();
      }
      return query(tools.cursor(), grammar, tree.getRootNode(), content);
    }
  }

  private Optional<Tags> query(TSQueryCursor cursor, Grammar grammar, TSNode root,
      byte[] content) {
    var budget = new Budget(limits, content.length);
    var tags = new Tags();
    var match = new TSQueryMatch();
    int matches = 0;
    cursor.execWithOptions(grammar.query(), root, _ -> budget.step());
    while (cursor.nextMatch(match)) {
      if (++matches > limits.maxMatches()) {
        return Optional.empty();
      }
      add(grammar, match, content, tags);
    }
    return budget.spent ? Optional.empty() : Optional.of(tags);
  }

  private static void add(Grammar grammar, TSQueryMatch match, byte[] content, Tags tags) {
    @Nullable TSNode whole = null;
    @Nullable TSNode name = null;
    @Nullable TSNode body = null;
    @Nullable SymbolKind kind = null;
    String container = "";
    String gate = "";
    for (TSQueryCapture capture : match.getCaptures()) {
      Grammar.Role role = grammar.roles().get(capture.getIndex());
      TSNode node = capture.getNode();
      switch (role.part()) {
        case DEFINITION, SCOPE -> {
          whole = node;
          kind = role.definition();
        }
        case NAME -> name = node;
        case ATTR, EXPORTS -> gate = Bytes.text(content, node.getStartByte(), node.getEndByte());
        case BODY -> body = node;
        case CONTAINER -> container = Containers.name(
            Bytes.text(content, node.getStartByte(), node.getEndByte()));
        case IMPORT -> tags.imports.add(stretch(node));
        case COMMENT -> tags.comments.add(stretch(node));
        case CALL, TYPE, USE, UPPER, ELEMENT -> use(role.part(), node, content, tags);
      }
    }
    if (whole != null && name != null && opens(gate, kind)) {
      int end = whole.getEndByte();
      int start = name.getStartByte();
      // The name of a symbol of Ruby.
      start += start < content.length && content[start] == ':' ? 1 : 0;
      tags.definitions.add(new Tags.Definition(kind, start, Math.max(start, name.getEndByte()),
          whole.getStartByte(), end, body == null ? end : body.getStartByte(), container,
          match.getPatternIndex()));
    }
  }

  private static void use(Grammar.Part part, TSNode node, byte[] content, Tags tags) {
    int start = node.getStartByte();
    int end = node.getEndByte();
    boolean upper = start < end && content[start] >= 'A' && content[start] <= 'Z';
    if (start == end || !startsName(content[start])
        || (!upper && (part == Grammar.Part.UPPER || part == Grammar.Part.ELEMENT))) {
      return;
    }
    tags.uses.add(new Tags.Use(switch (part) {
      case CALL, ELEMENT -> Reference.Kind.CALL;
      case TYPE -> Reference.Kind.TYPE;
      default -> Reference.Kind.USE;
    }, start, end));
  }

  /// Whether a word that many calls and values start with makes a definition of this one.
  private static boolean opens(String gate, @Nullable SymbolKind kind) {
    return switch (kind) {
      case FIELD -> gate.isEmpty() || gate.startsWith("attr_");
      case METHOD -> gate.isEmpty() || gate.equals("alias_method");
      case CONSTANT -> gate.isEmpty() || gate.equals("exports") || gate.equals("module.exports");
      case null, default -> true;
    };
  }

  private static boolean startsName(byte b) {
    return b < 0 || b == '_' || b == '$' || b == '#' || b == '@' || Character.isLetter(b);
  }

  private static Tags.Stretch stretch(TSNode node) {
    return new Tags.Stretch(node.getStartByte(), node.getEndByte());
  }
}
