package dev.picode.context.parser;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.function.BooleanSupplier;

/// A parser by its address. It has memory of its own until it is closed.
///
/// What a match holds is read where the library keeps it: numbers of 32 bits, ten a capture, of which the first is where
/// its node starts.
final class ForeignParser implements SyntaxParser {
  /// `TSQueryCapture`: a node and the number of its name.
  private static final int CAPTURE_BYTES = 40;
  private static final int CAPTURE_INTS = CAPTURE_BYTES / Integer.BYTES;
  private static final int NAME = (int) (Core.NODE.byteSize() / Integer.BYTES);

  private static final int FIRST_BYTES = 1 << 16;

  private final Core core;
  private final Arena arena = Arena.ofShared();
  private final MemorySegment input = arena.allocate(Core.INPUT);
  private final MemorySegment options = arena.allocate(Core.OPTIONS);
  private final MemorySegment root = arena.allocate(Core.NODE);

  /// `TSQueryMatch`: number, pattern, count of captures, where they are.
  private final MemorySegment match = arena.allocate(16, 8);
  private final long parser;
  private final long cursor;

  private Arena contentArena = Arena.ofShared();
  private MemorySegment content = contentArena.allocate(FIRST_BYTES);
  private int length;
  private BooleanSupplier stop = () -> false;
  private long query;
  private long tree;

  private int pattern;
  private int size;
  private long captures;
  private int[] ints = new int[8 * CAPTURE_INTS];

  ForeignParser(Core core) {
    this.core = core;
    parser = Core.call(core.parserNew, 0, 0);
    cursor = Core.call(core.cursorNew, 0, 0);
    input.set(ValueLayout.JAVA_LONG, 8, Core.callback(
        (_, offset, _, count) -> read(offset, count), arena));
    options.set(ValueLayout.JAVA_LONG, 8, Core.callback(_ -> stop.getAsBoolean(), arena));
  }

  @Override
  public boolean parse(SyntaxQuery asked, byte[] bytes, BooleanSupplier asks) {
    var of = (ForeignQuery) asked;
    query = of.address();
    stop = asks;
    keep(bytes);
    if (!Core.test(core.parserSetLanguage, parser, of.grammar())) {
      throw new IllegalStateException("the grammar is of another age than the parser");
    }
    tree = core.parse(parser, input, options);
    if (tree != 0) {
      core.root(tree, root);
    }
    return tree != 0;
  }

  private void keep(byte[] bytes) {
    if (bytes.length > content.byteSize()) {
      contentArena.close();
      contentArena = Arena.ofShared();
      content = contentArena.allocate(2L * bytes.length);
    }
    MemorySegment.copy(bytes, 0, content, ValueLayout.JAVA_BYTE, 0, bytes.length);
    length = bytes.length;
  }

  @Override
  public boolean hasErrors() {
    return core.hasError(root);
  }

  @Override
  public void search(BooleanSupplier asks) {
    stop = asks;
    core.execute(cursor, query, root, options.address());
  }

  @Override
  public boolean next() {
    if (!Core.test(core.cursorNextMatch, cursor, match.address())) {
      return false;
    }
    pattern = match.get(ValueLayout.JAVA_SHORT, 4) & 0xffff;
    size = match.get(ValueLayout.JAVA_SHORT, 6) & 0xffff;
    captures = match.get(ValueLayout.JAVA_LONG, 8);
    int count = size * CAPTURE_INTS;
    if (count > ints.length) {
      ints = new int[2 * count];
    }
    MemorySegment.copy(Core.MEMORY, ValueLayout.JAVA_INT, captures, ints, 0, count);
    return true;
  }

  @Override
  public int pattern() {
    return pattern;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public int capture(int index) {
    return ints[index * CAPTURE_INTS + NAME];
  }

  @Override
  public int start(int index) {
    return ints[index * CAPTURE_INTS];
  }

  @Override
  public int end(int index) {
    return core.endByte(Core.MEMORY.asSlice(captures + (long) index * CAPTURE_BYTES,
        Core.NODE.byteSize()));
  }

  @Override
  public void release() {
    if (tree != 0) {
      Core.call(core.treeDelete, tree, 0);
      tree = 0;
    }
  }

  @Override
  public void close() {
    release();
    Core.call(core.parserDelete, parser, 0);
    Core.call(core.cursorDelete, cursor, 0);
    contentArena.close();
    arena.close();
  }

  /// Gives the library the bytes from an offset on: all that is left at once.
  private long read(int offset, long count) {
    int at = Math.min(offset, length);
    Core.MEMORY.set(ValueLayout.JAVA_INT, count, length - at);
    return content.address() + at;
  }
}
