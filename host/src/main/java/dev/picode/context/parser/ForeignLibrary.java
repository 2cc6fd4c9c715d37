package dev.picode.context.parser;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The parsers by the functions of their C library.
final class ForeignLibrary implements ParserLibrary {
  /// `TSQueryErrorLanguage`: a query looks at its grammar first.
  private static final int OTHER_AGE = 6;

  private final Natives natives;
  private final Core core;

  private ForeignLibrary(Natives natives, Core core) {
    this.natives = natives;
    this.core = core;
  }

  /// The library by its functions, or nothing where it does not say their names.
  ///
  /// @throws UnsatisfiedLinkError where it cannot be loaded
  static Optional<ParserLibrary> load(Natives natives) {
    List<Path> cores = natives.cores();
    if (cores.isEmpty()) {
      return Optional.empty();
    }
    SymbolLookup core = first(cores);
    return core.find("ts_parser_new").isPresent()
        ? Optional.of(new ForeignLibrary(natives, new Core(core)))
        : Optional.empty();
  }

  @Override
  public SyntaxQuery compile(String grammar, String query) {
    long language = language(grammar);
    byte[] text = query.getBytes(StandardCharsets.UTF_8);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment source = arena.allocateFrom(ValueLayout.JAVA_BYTE, text);
      MemorySegment error = arena.allocate(8, 4);
      long compiled = Core.call(core.queryNew, language, source.address(), text.length,
          error.address(), error.address() + 4);
      if (compiled == 0) {
        int kind = error.get(ValueLayout.JAVA_INT, 4);
        throw new IllegalStateException(kind == OTHER_AGE
            ? "the grammar is of another age than the parser"
            : "the query of `" + grammar + "` is wrong at byte "
                + error.get(ValueLayout.JAVA_INT, 0) + " (error " + kind + ")");
      }
      return new ForeignQuery(language, compiled, captures(compiled, arena));
    }
  }

  @Override
  public SyntaxParser parser() {
    return new ForeignParser(core);
  }

  /// The address of a grammar, which its library gives by a function of its name.
  private long language(String grammar) {
    SymbolLookup lookup = first(natives.grammars(grammar));
    MemorySegment function = lookup.findOrThrow("tree_sitter_" + grammar.replace('-', '_'));
    return Core.call(function, 0, 0);
  }

  private List<String> captures(long query, Arena arena) {
    int count = (int) Core.call(core.queryCaptureCount, query, 0);
    MemorySegment length = arena.allocate(ValueLayout.JAVA_INT);
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long name = Core.call(core.queryCaptureName, query, i, length.address(), 0, 0);
      byte[] text = Core.MEMORY.asSlice(name, length.get(ValueLayout.JAVA_INT, 0))
          .toArray(ValueLayout.JAVA_BYTE);
      names.add(new String(text, StandardCharsets.UTF_8));
    }
    return List.copyOf(names);
  }

  /// The first of some files that can be loaded: one that was compiled on another system may not be.
  private static SymbolLookup first(List<Path> files) {
    var failure = new UnsatisfiedLinkError("there is no such library");
    for (Path file : files) {
      try {
        return open(file);
      } catch (IllegalArgumentException e) {
        failure = new UnsatisfiedLinkError(e.getMessage());
      }
    }
    throw failure;
  }

  @SuppressWarnings("restricted")
  private static SymbolLookup open(Path file) {
    return SymbolLookup.libraryLookup(file, Arena.global());
  }
}
