package dev.picode.context.symbol;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Makes symbols of what a query matched: which contains which, and what each says. Confined to one thread.
final class SymbolBuilder {
  /// Deeper names are left out of containers.
  private static final int MAX_DEPTH = 32;

  private static final Set<SymbolKind> TYPES = Set.of(SymbolKind.CLASS, SymbolKind.INTERFACE,
      SymbolKind.STRUCT, SymbolKind.ENUM, SymbolKind.ANNOTATION);
  private static final Set<SymbolKind> FUNCTIONS = Set.of(SymbolKind.FUNCTION, SymbolKind.METHOD,
      SymbolKind.CONSTRUCTOR);
  private static final Set<SymbolKind> VALUES = Set.of(SymbolKind.FIELD, SymbolKind.CONSTANT,
      SymbolKind.VARIABLE);
  private static final Set<String> CONSTRUCTORS = Set.of("__init__", "constructor", "__construct",
      "initialize");

  /// What says of a variable that it never changes.
  private static final Pattern CONSTANT = Pattern.compile(
      "[\\w ]*?\\b(?:const val|constexpr|static (?:\\w+ )?final|final (?:\\w+ )?static|readonly \\w+=)\\b?");
  private static final Pattern CAPITALS = Pattern.compile("[A-Z][A-Z0-9_]+");

  private static final Comparator<Tags.Definition> OUTER_FIRST = Comparator
      .comparingInt(Tags.Definition::start)
      .thenComparing(Comparator.comparingInt(Tags.Definition::end).reversed())
      .thenComparingInt(Tags.Definition::nameStart);

  private final byte[] content;
  private final Lines lines;
  private final Tags tags;

  /// What is defined at a name, by where the name starts.
  private final Map<Integer, Tags.Definition> named;

  /// What is open at some place.
  ///
  /// @param container the names of what contains it
  /// @param path the same with its own name
  private record Open(Tags.Definition tag, @Nullable SymbolKind kind, String container,
      String path) {
    /// The names of what contains a part of it: a name for a type that stands there is none, nor is a variable of it, and a
    /// parameter that makes a field is one of the type.
    String around(@Nullable SymbolKind part) {
      boolean through = part != null && kind != null
          && (((kind == SymbolKind.TYPE || kind == SymbolKind.VARIABLE || kind == SymbolKind.FIELD)
              && TYPES.contains(part))
              || (part == SymbolKind.FIELD && FUNCTIONS.contains(kind)));
      return through ? container : path;
    }
  }

  SymbolBuilder(byte[] content, Lines lines, Tags tags) {
    this.content = content;
    this.lines = lines;
    this.tags = tags;
    named = best(tags);
  }

  /// The definitions, by where their names stand.
  List<Symbol> definitions() {
    tags.comments.sort(Comparator.comparingInt(Tags.Stretch::start));
    List<Tags.Definition> sorted = new ArrayList<>(named.values());
    sorted.sort(OUTER_FIRST);
    Deque<Open> open = new ArrayDeque<>();
    List<Symbol> symbols = new ArrayList<>();
    for (Tags.Definition tag : sorted) {
      while (!open.isEmpty() && !contains(open.peek().tag(), tag)) {
        open.pop();
      }
      Open outer = open.peek();
      SymbolKind kind = refined(tag, outer);
      if (isLocal(kind, outer)) {
        continue;
      }
      String name = nameOf(tag);
      String container = join(outer == null ? "" : outer.around(kind), tag.container());
      open.push(new Open(tag, kind, container,
          open.size() < MAX_DEPTH ? join(container, name.replace("::", ".")) : container));
      if (kind != null && !name.isEmpty()) {
        symbols.add(symbol(tag, kind, name, container));
      }
    }
    symbols.sort(Comparator.comparingInt((Symbol symbol) -> symbol.nameSpan().startByte()));
    return symbols;
  }

  /// The references, by where they stand; the name of a definition is none.
  ///
  /// @param builtins types that are left out
  List<Reference> references(Set<String> builtins) {
    List<Tags.Use> uses = new ArrayList<>(tags.uses);
    uses.sort(Comparator.comparingInt(Tags.Use::start).thenComparing(Tags.Use::kind));
    List<Reference> references = new ArrayList<>(uses.size());
    int last = -1;
    for (Tags.Use use : uses) {
      // What a name is used for most closely comes first.
      if (use.start() == last) {
        continue;
      }
      last = use.start();
      Tags.Definition definition = named.get(use.start());
      if (definition != null && definition.kind() != null) {
        continue;
      }
      String name = Bytes.text(content, use.start(), use.end());
      if (use.kind() != Reference.Kind.TYPE || !builtins.contains(name)) {
        references.add(new Reference(name, use.kind(), lines.span(use.start(), use.end())));
      }
    }
    return List.copyOf(references);
  }

  /// One tag a name: that of the first pattern, with a body where one of its matches has one.
  private static Map<Integer, Tags.Definition> best(Tags tags) {
    Map<Integer, Tags.Definition> best = new HashMap<>();
    for (Tags.Definition tag : tags.definitions) {
      best.merge(tag.nameStart(), tag, (a, b) -> {
        if (a.rank() != b.rank()) {
          return a.rank() < b.rank() ? a : b;
        }
        return b.body() < a.body() ? b : a;
      });
    }
    return best;
  }

  /// A scope that has no name is tagged with its keyword.
  private String nameOf(Tags.Definition tag) {
    String name = Bytes.text(content, tag.nameStart(), tag.nameEnd());
    return tag.kind() == null && name.equals("enum") ? "" : name;
  }

  private Symbol symbol(Tags.Definition tag, SymbolKind kind, String name, String container) {
    String doc = Docs.before(content, tag.start(), tags.comments);
    if (doc.isEmpty() && tag.body() < tag.end()) {
      doc = Docs.within(content, tag.body(), tag.end());
    }
    String signature = Signature.of(content, tag.start(), tag.body(), tags.comments);
    boolean constant = (kind == SymbolKind.FIELD || kind == SymbolKind.VARIABLE)
        && (CONSTANT.matcher(signature).lookingAt()
            || (CAPITALS.matcher(name).matches() && signature.startsWith(name)));
    return new Symbol(name, constant ? SymbolKind.CONSTANT : kind, container,
        signature.isEmpty() ? name : signature, doc,
        lines.span(tag.nameStart(), tag.nameEnd()), lines.span(tag.start(), tag.end()));
  }

  private static boolean contains(Tags.Definition outer, Tags.Definition inner) {
    boolean same = outer.start() == inner.start() && outer.end() == inner.end();
    return !same && outer.start() <= inner.start() && inner.end() <= outer.end()
        && !(inner.nameStart() <= outer.nameStart() && outer.nameStart() < inner.nameEnd());
  }

  private static boolean isLocal(@Nullable SymbolKind kind, @Nullable Open outer) {
    if (outer == null || outer.kind() == null) {
      return false;
    }
    boolean inFunction = FUNCTIONS.contains(outer.kind());
    return kind == SymbolKind.CONSTANT
        ? inFunction
        : kind == SymbolKind.VARIABLE && (inFunction || VALUES.contains(outer.kind()));
  }

  /// The kind, told by what contains the definition.
  private @Nullable SymbolKind refined(Tags.Definition tag, @Nullable Open outer) {
    SymbolKind kind = tag.kind();
    // A stretch without a kind contains what belongs to a type, as `impl` does.
    boolean inType = !tag.container().isEmpty()
        || (outer != null && (outer.kind() == null || TYPES.contains(outer.kind())));
    if (kind == SymbolKind.FUNCTION && inType) {
      kind = SymbolKind.METHOD;
    } else if (kind == SymbolKind.VARIABLE && inType) {
      kind = SymbolKind.FIELD;
    }
    if (kind == SymbolKind.METHOD) {
      String name = Bytes.text(content, tag.nameStart(), tag.nameEnd());
      String type = tag.container().isEmpty() ? outer == null ? "" : outer.path() : tag.container();
      boolean sameName = name.equals(type.substring(type.lastIndexOf('.') + 1));
      return sameName || CONSTRUCTORS.contains(name) ? SymbolKind.CONSTRUCTOR : kind;
    }
    return kind;
  }

  private static String join(String container, String name) {
    if (container.isEmpty() || name.isEmpty()) {
      return container + name;
    }
    return container + "." + name;
  }
}
