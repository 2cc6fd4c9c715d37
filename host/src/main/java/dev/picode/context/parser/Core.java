package dev.picode.context.parser;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;

/// The functions of tree-sitter's library that are called, with the shapes of `tree_sitter/api.h` of its versions
/// 0.25 and 0.26. Safe for many threads.
///
/// Addresses are plain numbers. Functions of numbers and addresses alone share one handle: an argument too many is a
/// register that the function does not look at.
final class Core {
  /// All memory there is, by its addresses.
  @SuppressWarnings("restricted")
  static final MemorySegment MEMORY = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

  /// `TSNode`: start byte, row, column, alias; the subtree; the tree.
  static final MemoryLayout NODE = MemoryLayout.structLayout(
      MemoryLayout.sequenceLayout(4, ValueLayout.JAVA_INT), ValueLayout.JAVA_LONG,
      ValueLayout.JAVA_LONG);

  /// `TSInput`: payload, read, encoding, decode.
  static final MemoryLayout INPUT = MemoryLayout.structLayout(ValueLayout.JAVA_LONG,
      ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT, MemoryLayout.paddingLayout(4),
      ValueLayout.JAVA_LONG);

  /// `TSParseOptions` and `TSQueryCursorOptions`: payload, progress callback.
  static final MemoryLayout OPTIONS = MemoryLayout.structLayout(ValueLayout.JAVA_LONG,
      ValueLayout.JAVA_LONG);

  /// `TSInput.read`, called in the middle of the library's work. What is thrown there would end the process.
  interface Read {
    /// Gives the address of bytes of the text.
    ///
    /// @param offset of the first of them
    /// @param point the same as row and column, in one word
    /// @param count the address of an `int` that says how many they are
    long read(long payload, int offset, long point, long count);
  }

  /// A progress callback, which works as [Read] does.
  interface Progress {
    /// Whether to stop.
    boolean progress(long state);
  }

  final MemorySegment parserNew;
  final MemorySegment parserDelete;
  final MemorySegment parserSetLanguage;
  final MemorySegment treeDelete;
  final MemorySegment queryNew;
  final MemorySegment queryCaptureCount;
  final MemorySegment queryCaptureName;
  final MemorySegment cursorNew;
  final MemorySegment cursorDelete;
  final MemorySegment cursorNextMatch;
  private final MemorySegment parse;
  private final MemorySegment rootNode;
  private final MemorySegment execute;
  private final MemorySegment nodeEndByte;
  private final MemorySegment nodeHasError;

  /// @throws java.util.NoSuchElementException where the library does not say the name of one of them
  Core(SymbolLookup library) {
    parserNew = library.findOrThrow("ts_parser_new");
    parserDelete = library.findOrThrow("ts_parser_delete");
    parserSetLanguage = library.findOrThrow("ts_parser_set_language");
    treeDelete = library.findOrThrow("ts_tree_delete");
    queryNew = library.findOrThrow("ts_query_new");
    queryCaptureCount = library.findOrThrow("ts_query_capture_count");
    queryCaptureName = library.findOrThrow("ts_query_capture_name_for_id");
    cursorNew = library.findOrThrow("ts_query_cursor_new");
    cursorDelete = library.findOrThrow("ts_query_cursor_delete");
    cursorNextMatch = library.findOrThrow("ts_query_cursor_next_match");
    parse = library.findOrThrow("ts_parser_parse_with_options");
    rootNode = library.findOrThrow("ts_tree_root_node");
    execute = library.findOrThrow("ts_query_cursor_exec_with_options");
    nodeEndByte = library.findOrThrow("ts_node_end_byte");
    nodeHasError = library.findOrThrow("ts_node_has_error");
  }

  /// Calls a function of up to five numbers and addresses.
  static long call(MemorySegment function, long a, long b, long c, long d, long e) {
    return Calls.CALL.words(function, a, b, c, d, e);
  }

  static long call(MemorySegment function, long a, long b) {
    return call(function, a, b, 0, 0, 0);
  }

  /// Calls a function that gives a C `bool`, of which only the lowest byte is set.
  static boolean test(MemorySegment function, long a, long b) {
    return (call(function, a, b) & 0xff) != 0;
  }

  /// The address of a tree, or 0.
  long parse(long parser, MemorySegment input, MemorySegment options) {
    return Calls.CALL.parse(parse, parser, input, options);
  }

  /// Writes the root of a tree into a segment.
  void root(long tree, MemorySegment into) {
    Calls.CALL.root(rootNode, SegmentAllocator.prefixAllocator(into), tree);
  }

  void execute(long cursor, long query, MemorySegment node, long options) {
    Calls.CALL.execute(execute, cursor, query, node, options);
  }

  int endByte(MemorySegment node) {
    return Calls.CALL.ofNode(nodeEndByte, node);
  }

  boolean hasError(MemorySegment node) {
    return (Calls.CALL.ofNode(nodeHasError, node) & 0xff) != 0;
  }

  /// The address of a function of C that calls one of Java, as long as the arena is open.
  static long callback(Read read, Arena arena) {
    return callback(Read.class, read, "read", FunctionDescriptor.of(ValueLayout.JAVA_LONG,
        ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG,
        ValueLayout.JAVA_LONG), arena);
  }

  static long callback(Progress progress, Arena arena) {
    return callback(Progress.class, progress, "progress",
        FunctionDescriptor.of(ValueLayout.JAVA_BOOLEAN, ValueLayout.JAVA_LONG), arena);
  }

  @SuppressWarnings("restricted")
  private static <T> long callback(Class<T> type, T function, String name,
      FunctionDescriptor shape, Arena arena) {
    try {
      MethodHandle method = MethodHandles.lookup()
          .findVirtual(type, name, shape.toMethodType())
          .bindTo(function);
      return Linker.nativeLinker().upcallStub(method, shape, arena).address();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  /// The shapes of functions that are called.
  ///
  /// @param <E> what a native function may throw, which is nothing
  private interface Shapes<E extends Throwable> {
    long words(MemorySegment function, long a, long b, long c, long d, long e) throws E;

    long parse(MemorySegment function, long parser, MemorySegment input, MemorySegment options)
        throws E;

    MemorySegment root(MemorySegment function, SegmentAllocator into, long tree) throws E;

    void execute(MemorySegment function, long cursor, long query, MemorySegment node,
        long options) throws E;

    int ofNode(MemorySegment function, MemorySegment node) throws E;
  }

  /// Made when the first function is called: that costs more than to load the library and to find its functions.
  private static final class Calls implements Shapes<Throwable> {
    @SuppressWarnings("unchecked")
    static final Shapes<RuntimeException> CALL = (Shapes<RuntimeException>) (Shapes<?>) new Calls();

    private static final MethodHandle WORDS = handle(FunctionDescriptor.of(ValueLayout.JAVA_LONG,
        ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG,
        ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG));
    private static final MethodHandle PARSE = handle(FunctionDescriptor.of(ValueLayout.JAVA_LONG,
        ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG, INPUT, OPTIONS));
    private static final MethodHandle ROOT = handle(FunctionDescriptor.of(NODE,
        ValueLayout.JAVA_LONG));
    private static final MethodHandle EXECUTE = handle(FunctionDescriptor.ofVoid(
        ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG, NODE, ValueLayout.JAVA_LONG));
    private static final MethodHandle OF_NODE = handle(FunctionDescriptor.of(
        ValueLayout.JAVA_INT, NODE));

    @SuppressWarnings("restricted")
    private static MethodHandle handle(FunctionDescriptor shape) {
      return Linker.nativeLinker().downcallHandle(shape);
    }

    @Override
    public long words(MemorySegment function, long a, long b, long c, long d, long e)
        throws Throwable {
      return (long) WORDS.invokeExact(function, a, b, c, d, e);
    }

    @Override
    public long parse(MemorySegment function, long parser, MemorySegment input,
        MemorySegment options) throws Throwable {
      return (long) PARSE.invokeExact(function, parser, 0L, input, options);
    }

    @Override
    public MemorySegment root(MemorySegment function, SegmentAllocator into, long tree)
        throws Throwable {
      return (MemorySegment) ROOT.invokeExact(function, into, tree);
    }

    @Override
    public void execute(MemorySegment function, long cursor, long query, MemorySegment node,
        long options) throws Throwable {
      EXECUTE.invokeExact(function, cursor, query, node, options);
    }

    @Override
    public int ofNode(MemorySegment function, MemorySegment node) throws Throwable {
      return (int) OF_NODE.invokeExact(function, node);
    }
  }
}
