package dev.picode.context.rank;

import dev.picode.context.IndexedFile;
import dev.picode.context.index.CodeIndex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Where names are defined, and how much a use of one says. Immutable.
final class SymbolNames {
  /// A name that more files define than this joins nothing.
  private static final int MAX_DEFINERS = 20;

  /// Aider's `repomap.py` calls a name common from there on, and takes a tenth of it.
  private static final int MANY_DEFINERS = 5;
  private static final double MANY_FACTOR = 0.1;

  /// Aider takes a tenth of names with a leading underscore: they are private by convention.
  private static final double PRIVATE_FACTOR = 0.1;

  /// Aider's `repomap.py` prefers compound names from this length on. It takes them ten times; chosen by hand.
  private static final int LONG_NAME = 8;
  private static final double LONG_FACTOR = 2;

  private final Map<String, List<Integer>> definers = new HashMap<>();
  private final Map<String, Integer> users = new HashMap<>();
  private final List<String> families;

  private SymbolNames(List<String> families) {
    this.families = families;
  }

  static SymbolNames of(CodeIndex index, List<IndexedFile> files, Map<String, Integer> nodes) {
    var names = new SymbolNames(files.stream().map(SymbolNames::family).toList());
    index.definedNames().forEach((path, defined) -> {
      Integer node = nodes.get(path);
      if (node != null) {
        defined.forEach(
            name -> names.definers.computeIfAbsent(name, _ -> new ArrayList<>(1)).add(node));
      }
    });
    index.referenceCounts()
        .values()
        .forEach(counts -> counts.keySet()
            .forEach(
                name -> names.users.merge(name, 1, Integer::sum)));
    return names;
  }

  /// Languages whose files use each other's names.
  private static String family(IndexedFile file) {
    String name = file.languageName();
    return switch (name) {
      case null -> "";
      case "TypeScript", "TSX", "JavaScript", "JSX", "Vue", "Svelte" -> "JavaScript";
      case "C++", "Objective-C", "C" -> "C";
      case "Kotlin", "Scala", "Groovy", "Java" -> "Java";
      default -> name;
    };
  }

  /// The names that are defined somewhere.
  Set<String> defined() {
    return definers.keySet();
  }

  /// The files that define a name, in any language.
  List<Integer> definers(String name) {
    return definers.getOrDefault(name, List.of());
  }

  /// The files whose definition of a name a file can mean; none where it defines the name itself, or too many do.
  List<Integer> possible(int user, String name) {
    List<Integer> all = definers(name);
    if (all.isEmpty() || all.size() > MAX_DEFINERS || all.contains(user)) {
      return List.of();
    }
    String family = families.get(user);
    var possible = new ArrayList<Integer>(all.size());
    for (int definer : all) {
      if (!family.isEmpty() && families.get(definer).equals(family)) {
        possible.add(definer);
      }
    }
    return possible;
  }

  /// How much uses of a name say: rare names more than those that every file uses, long descriptive ones more, private
  /// ones and those with many definitions less. The root keeps files that use a name often from drowning all others, as in
  /// Aider.
  double weight(String name, int count, int definitions) {
    double weight = Math.sqrt(count)
        * StrictMath.log(1 + (double) families.size() / users.getOrDefault(name, 1));
    if (name.startsWith("_")) {
      weight *= PRIVATE_FACTOR;
    }
    if (definitions > MANY_DEFINERS) {
      weight *= MANY_FACTOR;
    }
    if (name.length() >= LONG_NAME && isCompound(name)) {
      weight *= LONG_FACTOR;
    }
    return weight / definitions;
  }

  private static boolean isCompound(String name) {
    for (int i = 1; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '_' || c == '-'
          || (Character.isUpperCase(c) && Character.isLowerCase(name.charAt(i - 1)))) {
        return true;
      }
    }
    return false;
  }
}
