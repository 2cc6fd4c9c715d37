package dev.picode.context.index;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The names that files define, for who looks through all of them. Immutable.
///
/// Reading them takes as long as looking through them many times. So what is read once goes on with the index after a
/// change, together with the names that came with the change: a name may be there that nothing defines any more, or be
/// there twice.
final class DefinedNames {
  private static final char SEPARATOR = 31;

  /// So many names that came later are looked through besides those that were read.
  static final int MOST_LATER = 10_000;

  private final List<String> read;
  private final List<String> later;

  private DefinedNames(List<String> read, List<String> later) {
    this.read = read;
    this.later = later;
  }

  /// The names in a store, each once.
  static DefinedNames read(Database database) throws StoreException {
    // One row in place of one a name: each is a call into the library, which takes longer than finding it.
    String all = database.list(
        "select group_concat(name, char(31)) from (select distinct name from definition)",
        row -> row.text(1)).getFirst();
    // A name with a separator in it falls apart into names that nothing defines.
    var names = new ArrayList<String>();
    int from = 0;
    for (int at = all.indexOf(SEPARATOR); at >= 0; at = all.indexOf(SEPARATOR, from)) {
      names.add(all.substring(from, at));
      from = at + 1;
    }
    if (from < all.length()) {
      names.add(all.substring(from));
    }
    return new DefinedNames(names, List.of());
  }

  /// These and some more; nothing where so many came that it is better to read them again.
  Optional<DefinedNames> with(Collection<String> more) {
    if (later.size() + more.size() > MOST_LATER) {
      return Optional.empty();
    }
    var all = new ArrayList<>(later);
    all.addAll(more);
    return Optional.of(new DefinedNames(read, List.copyOf(all)));
  }

  void forEach(Consumer<String> consumer) {
    read.forEach(consumer);
    later.forEach(consumer);
  }
}
