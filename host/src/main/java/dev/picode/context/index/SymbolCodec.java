package dev.picode.context.index;

import dev.picode.context.symbol.FileSymbols;
import dev.picode.context.symbol.Reference;
import dev.picode.context.symbol.Span;
import dev.picode.context.symbol.Symbol;
import dev.picode.context.symbol.SymbolKind;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/// Packs what a file holds into two runs of bytes, and back. Stateless, safe for many threads.
///
/// The first, see [NameTable], is read for ranking and holds names, counts and imports; the second is deflated and
/// holds the rest: numbers of names, and positions as distances from the one before.
final class SymbolCodec {
  private static final int BUFFER = 8 << 10;

  private SymbolCodec() {}

  /// A file's symbols as they are kept.
  static final class Packed {
    private final NameTable table;
    private final byte[] names;
    private final byte[] positions;

    private Packed(NameTable table, byte[] names, byte[] positions) {
      this.table = table;
      this.names = names;
      this.positions = positions;
    }

    NameTable table() {
      return table;
    }

    byte[] names() {
      return names;
    }

    byte[] positions() {
      return positions;
    }
  }

  static Packed pack(FileSymbols symbols) {
    var counts = new HashMap<String, Integer>();
    symbols.references().forEach(reference -> counts.merge(reference.name(), 1, Integer::sum));
    List<String> defined = symbols.definitions()
        .stream()
        .map(Symbol::name)
        .sorted()
        .distinct()
        .toList();
    var table = new NameTable(defined, new TreeMap<>(counts), symbols.imports());
    List<String> names = table.names();
    Map<String, Integer> numbers = HashMap.newHashMap(names.size());
    for (int i = 0; i < names.size(); i++) {
      numbers.put(names.get(i), i);
    }
    var out = new PackedWriter();
    out.whole(KeptNumbers.METHODS.indexOf(symbols.method()));
    out.whole(symbols.definitions().size());
    int last = 0;
    for (Symbol symbol : symbols.definitions()) {
      out.whole(numbers.getOrDefault(symbol.name(), 0));
      out.whole(KeptNumbers.KINDS.indexOf(symbol.kind()));
      out.text(symbol.container());
      out.text(symbol.signature());
      out.text(symbol.doc());
      span(out, symbol.nameSpan(), last);
      span(out, symbol.span(), symbol.nameSpan().startByte());
      out.whole(symbol.branches() + 1);
      last = symbol.nameSpan().startByte();
    }
    out.whole(symbols.references().size());
    last = 0;
    int line = 0;
    for (Reference reference : symbols.references()) {
      Span span = reference.span();
      out.whole(numbers.getOrDefault(reference.name(), 0));
      out.whole(KeptNumbers.USES.indexOf(reference.kind()));
      out.signed(span.startByte() - last);
      out.whole(span.endByte() - span.startByte());
      out.signed(span.startLine() - line);
      out.whole(span.endLine() - span.startLine());
      last = span.startByte();
      line = span.startLine();
    }
    return new Packed(table, table.pack(names), deflate(out.bytes()));
  }

  private static void span(PackedWriter out, Span span, int from) {
    out.signed(span.startByte() - from);
    out.whole(span.endByte() - span.startByte());
    out.whole(span.startLine());
    out.whole(span.endLine() - span.startLine());
  }

  private static Span span(PackedReader in, int from) throws StoreException {
    int start = from + in.signed();
    int end = start + in.whole();
    int line = in.whole();
    return new Span(start, end, line, line + in.whole());
  }

  static FileSymbols unpack(byte[] names, byte[] positions) throws StoreException {
    try {
      NameTable table = NameTable.unpack(names);
      List<String> all = table.names();
      var in = new PackedReader(inflate(positions));
      FileSymbols.Method method = KeptNumbers.METHODS.get(in.whole());
      int count = in.count();
      var definitions = new ArrayList<Symbol>(count);
      int last = 0;
      for (int i = 0; i < count; i++) {
        String name = all.get(in.whole());
        SymbolKind kind = KeptNumbers.KINDS.get(in.whole());
        String container = in.text();
        String signature = in.text();
        String doc = in.text();
        Span nameSpan = span(in, last);
        last = nameSpan.startByte();
        definitions.add(new Symbol(name, kind, container, signature, doc, nameSpan,
            span(in, last), in.whole() - 1));
      }
      return new FileSymbols(definitions, references(in, all), table.imports(), method);
    } catch (IllegalArgumentException | IndexOutOfBoundsException _) {
      throw PackedReader.damaged();
    }
  }

  private static List<Reference> references(PackedReader in, List<String> names)
      throws StoreException {
    int count = in.count();
    var references = new ArrayList<Reference>(count);
    int last = 0;
    int line = 0;
    for (int i = 0; i < count; i++) {
      String name = names.get(in.whole());
      Reference.Kind kind = KeptNumbers.USES.get(in.whole());
      last += in.signed();
      int end = last + in.whole();
      line += in.signed();
      references.add(new Reference(name, kind, new Span(last, end, line, line + in.whole())));
    }
    return references;
  }

  private static byte[] deflate(byte[] bytes) {
    var out = new ByteArrayOutputStream(bytes.length / 2 + 16);
    byte[] buffer = new byte[BUFFER];
    try (var deflater = new Deflater(Deflater.BEST_SPEED, true)) {
      deflater.setInput(bytes);
      deflater.finish();
      while (!deflater.finished()) {
        out.write(buffer, 0, deflater.deflate(buffer));
      }
    }
    return out.toByteArray();
  }

  private static byte[] inflate(byte[] bytes) throws StoreException {
    var out = new ByteArrayOutputStream(bytes.length * 4);
    byte[] buffer = new byte[BUFFER];
    try (var inflater = new Inflater(true)) {
      inflater.setInput(bytes);
      while (!inflater.finished()) {
        int length = inflater.inflate(buffer);
        if (length == 0 && !inflater.finished()) {
          throw PackedReader.damaged();
        }
        out.write(buffer, 0, length);
      }
    } catch (DataFormatException _) {
      throw PackedReader.damaged();
    }
    return out.toByteArray();
  }
}
