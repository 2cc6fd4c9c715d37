package dev.picode.context.symbol;

import dev.picode.context.parser.SyntaxParser;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Parses files and asks a grammar's query of them, within limits. Safe for many threads: each takes a parser of its
/// own from those that are idle.
final class Parsing {
  private static final int IDLE = 16;

  /// What no name holds in languages without free words.
  private static final String ENDS = " \t\r\n(){}[]<>,;.=\"";

  private final ParseLimits limits;
  private final Supplier<SyntaxParser> parsers;
  private final Queue<SyntaxParser> idle = new ArrayBlockingQueue<>(IDLE);

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

  Parsing(Supplier<SyntaxParser> parsers, ParseLimits limits) {
    this.parsers = parsers;
    this.limits = limits;
  }

  /// What the grammar's query finds in a file, or nothing where that would cost too much.
  Optional<Tags> tags(Grammar grammar, byte[] content) {
    if (!limits.allows(content)) {
      return Optional.empty();
    }
    SyntaxParser parser = idle.poll();
    if (parser == null) {
      parser = parsers.get();
    }
    boolean whole = false;
    try {
      Optional<Tags> tags = tags(parser, grammar, content);
      whole = tags.isPresent();
      return tags;
    } finally {
      parser.release();
      if (!whole || !idle.offer(parser)) {
        parser.close();
      }
    }
  }

  private Optional<Tags> tags(SyntaxParser parser, Grammar grammar, byte[] content) {
    var parse = new Budget(limits, content.length);
    if (!parser.parse(grammar.query(), content, parse::step) || parse.spent) {
      return Optional.empty();
    }
    // A parser that misses a name puts an empty one there.
    var reading = new Reading(parser, grammar, content,
        grammar.hasFreeWords() || parser.hasErrors());
    var search = new Budget(limits, content.length);
    int matches = 0;
    parser.search(search::step);
    while (parser.next()) {
      if (++matches > limits.maxMatches()) {
        return Optional.empty();
      }
      reading.take();
    }
    return search.spent ? Optional.empty() : Optional.of(reading.tags);
  }

  /// How a file is read: what each match says of it. Confined to one thread.
  private static final class Reading {
    private static final int NONE = -1;

    private final Tags tags = new Tags();
    private final SyntaxParser parser;
    private final List<Grammar.Role> roles;
    private final byte[] content;

    /// Whether only the parser can tell where a name ends.
    private final boolean asks;

    Reading(SyntaxParser parser, Grammar grammar, byte[] content, boolean asks) {
      this.parser = parser;
      this.roles = grammar.roles();
      this.content = content;
      this.asks = asks;
    }

    /// Takes the match the parser is at.
    void take() {
      int whole = NONE;
      int name = NONE;
      int body = NONE;
      @Nullable SymbolKind kind = null;
      String container = "";
      String gate = "";
      for (int i = 0; i < parser.size(); i++) {
        Grammar.Role role = roles.get(parser.capture(i));
        switch (role.part()) {
          case DEFINITION, SCOPE -> {
            whole = i;
            kind = role.definition();
          }
          case NAME -> name = i;
          case ATTR, EXPORTS -> gate = text(i);
          case BODY -> body = i;
          case CONTAINER -> container = Containers.name(text(i));
          case IMPORT -> tags.imports.add(stretch(i));
          case COMMENT -> tags.comments.add(stretch(i));
          case BRANCH -> tags.branches.add(parser.start(i));
          case CALL, TYPE, USE, UPPER, ELEMENT -> use(role.part(), i);
        }
      }
      if (whole != NONE && name != NONE && opens(gate, kind)) {
        int end = parser.end(whole);
        int start = parser.start(name);
        // The name of a symbol of Ruby.
        start += start < content.length && content[start] == ':' ? 1 : 0;
        tags.definitions.add(new Tags.Definition(kind, start, Math.max(start, parser.end(name)),
            parser.start(whole), end, body == NONE ? end : parser.start(body), container,
            parser.pattern()));
      }
    }

    private void use(Grammar.Part part, int index) {
      int start = parser.start(index);
      int end = asks ? parser.end(index) : end(index, start);
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
    private int end(int index, int start) {
      int end = start;
      while (end < content.length && isPlain(content[end])) {
        end++;
      }
      return end > start && end < content.length && ENDS.indexOf(content[end]) >= 0
          ? end
          : parser.end(index);
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

    private String text(int index) {
      return Bytes.text(content, parser.start(index), parser.end(index));
    }

    private Tags.Stretch stretch(int index) {
      return new Tags.Stretch(parser.start(index), parser.end(index));
    }
  }
}
