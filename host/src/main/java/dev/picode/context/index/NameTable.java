package dev.picode.context.index;

import dev.picode.context.symbol.Import;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What ranking needs to know of one file: names without positions. Immutable by agreement.
///
/// @param defined the names it defines, sorted, each once
/// @param counts how often it refers to which name
/// @param imports what it imports
record NameTable(List<String> defined, SortedMap<String, Integer> counts, List<Import> imports) {
  private static final NameTable EMPTY = new NameTable(List.of(), new TreeMap<>(), List.of());

  static NameTable empty() {
    return EMPTY;
  }

  /// The names that it defines or refers to, sorted.
  List<String> names() {
    var names = new ArrayList<>(defined);
    names.addAll(counts.keySet());
    // Two sorted runs, which are merged.
    names.sort(null);
    return names.stream().distinct().toList();
  }

  /// @param names those of [#names]
  byte[] pack(List<String> names) {
    var out = new PackedWriter();
    out.whole(names.size());
    int next = 0;
    for (String name : names) {
      boolean isDefined = next < defined.size() && defined.get(next).equals(name);
      next += isDefined ? 1 : 0;
      out.text(name);
      // The lowest bit says whether it is defined here.
      out.whole(2 * counts.getOrDefault(name, 0) + (isDefined ? 1 : 0));
    }
    out.whole(imports.size());
    for (Import each : imports) {
      out.text(each.target());
      out.whole(each.names().size());
      each.names().forEach(out::text);
      out.whole(KeptNumbers.FORMS.indexOf(each.form()));
      out.whole(each.line());
    }
    return out.bytes();
  }

  static NameTable unpack(byte[] bytes) throws StoreException {
    try {
      var in = new PackedReader(bytes);
      int size = in.count();
      var defined = new ArrayList<String>();
      var counts = new TreeMap<String, Integer>();
      for (int i = 0; i < size; i++) {
        String name = in.text();
        int count = in.whole();
        if ((count & 1) != 0) {
          defined.add(name);
        }
        if (count >> 1 > 0) {
          counts.put(name, count >> 1);
        }
      }
      int many = in.count();
      var imports = new ArrayList<Import>(many);
      for (int i = 0; i < many; i++) {
        String target = in.text();
        int taken = in.count();
        var names = new ArrayList<String>(taken);
        for (int j = 0; j < taken; j++) {
          names.add(in.text());
        }
        imports.add(new Import(target, names, KeptNumbers.FORMS.get(in.whole()), in.whole()));
      }
      return new NameTable(List.copyOf(defined), counts, List.copyOf(imports));
    } catch (IllegalArgumentException | IndexOutOfBoundsException _) {
      throw PackedReader.damaged();
    }
  }
}
