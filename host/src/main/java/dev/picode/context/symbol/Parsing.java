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

  /// What no name holds in languages without free words.
  private static final String ENDS = " \t\r\n(){}[]<>,;.=\"";

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
    // A parser that misses a name puts an empty one there.
    var reading = new Reading(grammar, content, grammar.hasFreeWords() || root.hasError());
    int matches = 0;
    cursor.execWithOptions(grammar.query(), root, _ -> budget.step());
    while (cursor.nextMatch(match)) {
      if (++matches > limits.maxMatches()) {
        return Optional.empty();
      }
      add(reading, match, tags);
    }
    return budget.spent ? Optional.empty() : Optional.of(tags);
  }

  /// What a file is read with.
  private static final class Reading {
    private final Grammar grammar;
    private final byte[] content;

    /// Whether only the parser can tell where a name ends.
    private final boolean asks;

    Reading(Grammar grammar, byte[] content, boolean asks) {
      this.grammar = grammar;
      this.content = content;
      this.asks = asks;
    }
  }

  private static void add(Reading reading, TSQueryMatch match, Tags tags) {
    byte[] content = reading.content;
    @Nullable TSNode whole = null;
    @Nullable TSNode name = null;
    @Nullable TSNode body = null;
    @Nullable SymbolKind kind = null;
    String container = "";
    String gate = "";
    for (TSQueryCapture capture : match.getCaptures()) {
      Grammar.Role role = reading.grammar.roles().get(capture.getIndex());
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
        case BRANCH -> tags.branches.add(node.getStartByte());
        case CALL, TYPE, USE, UPPER, ELEMENT -> use(role.part(), node, reading, tags);
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

  private static void use(Grammar.Part part, TSNode node, Reading reading, Tags tags) {
    byte[] content = reading.content;
    int start = node.getStartByte();
    int end = reading.asks ? node.getEndByte() : end(node, start, content);
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

  /// Where a name ends. Asking the parser takes longer than all else about a name, so that it is asked only where the
  /// name may go on with what not every language allows.
  private static int end(TSNode node, int start, byte[] content) {
    int end = start;
    while (end < content.length && isPlain(content[end])) {
      end++;
    }
    return end > start && end < content.length && ENDS.indexOf(content[end]) >= 0
        ? end
        : node.getEndByte();
  }

  private static boolean isPlain(byte b) {
    return (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9') || b == '_';
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
