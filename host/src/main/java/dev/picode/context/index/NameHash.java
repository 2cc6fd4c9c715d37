package dev.picode.context.index;

import java.util.Collection;

/// The words that stand for names in the table `referred`: a full-text table takes letters and digits only, names may
/// hold anything. Stateless. Two names may have one word; who looks a name up compares it again.
final class NameHash {
  private NameHash() {}

  static String of(String name) {
    return Integer.toHexString(name.hashCode());
  }

  /// The words of several names, with blanks between them.
  static String text(Collection<String> names) {
    var words = new StringBuilder(9 * names.size());
    names.forEach(name -> words.append(of(name)).append(' '));
    return words.toString();
  }
}
