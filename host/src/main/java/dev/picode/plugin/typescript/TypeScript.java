package dev.picode.plugin.typescript;

import dev.picode.sandbox.Sandbox;
import dev.picode.sandbox.protocol.Bundle;
import dev.picode.sandbox.protocol.Language;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Makes bundles with TypeScript in them ready to run. Safe for many threads; one file is stripped at a
/// time.
///
/// Only files that are imported are looked at, starting from those that are loaded first: a `.ts` file that
/// nothing imports may hold what it likes. An import is found by its text, a relative name in quotes with its
/// ending, as it has to be written. What was stripped once is kept by the hash of its content.
///
/// A stripped file is as long as it was and differs in blanks alone (see [Blanks]), so what runs is what
/// was hashed and trusted, whatever a worker or the cache says.
public final class TypeScript {
  private static final String SUFFIX = ".ts";
  private static final Pattern IMPORT = Pattern
      .compile("[\"'](\\.{1,2}/[^\"'\\n\\r\\\\]*\\.(?:js|mjs|ts))[\"']");

  private final Supplier<Sandbox> workers;
  private final StripCache cache;

  /// @param workers where the stripper runs; asked for when a file is not in the cache
  /// @param cache the folder that results are kept in, `null` to keep none
  public TypeScript(Supplier<Sandbox> workers, @Nullable Path cache) {
    this.workers = workers;
    this.cache = new StripCache(cache);
  }

  /// The bundle as the engine can run it: itself, where its main file leads to no TypeScript.
  ///
  /// @throws dev.picode.problem.PiCodeException `syntax-error`, `typescript-unsupported`; names file, line
  ///     and column
  public Bundle strip(Bundle bundle) {
    return bundle.main().isEmpty() ? bundle : strip(bundle, List.of(bundle.main()));
  }

  /// The same for a bundle of which several files may be loaded first.
  ///
  /// @param entries names of files of the bundle
  /// @throws dev.picode.problem.PiCodeException as the other one
  public synchronized Bundle strip(Bundle bundle, List<String> entries) {
    if (bundle.language() != Language.JAVASCRIPT
        || bundle.files().keySet().stream().noneMatch(name -> name.endsWith(SUFFIX))) {
      return bundle;
    }
    var files = new TreeMap<>(bundle.files());
    try (var stripper = new Stripper(workers, bundle.id())) {
      for (String name : reached(bundle, entries)) {
        files.put(name, stripped(stripper, name, String.valueOf(files.get(name))));
      }
    }
    return new Bundle(bundle.id(), bundle.language(), bundle.main(), files);
  }

  private String stripped(Stripper stripper, String name, String text) {
    String known = cache.find(text);
    if (known != null) {
      return known;
    }
    String stripped = stripper.strip(name, text);
    cache.keep(text, stripped);
    return stripped;
  }

  /// The TypeScript files that the entries lead to, themselves included.
  private static Set<String> reached(Bundle bundle, List<String> entries) {
    var found = new TreeSet<String>();
    var seen = new TreeSet<String>();
    var open = new ArrayDeque<>(entries);
    while (!open.isEmpty()) {
      String name = open.remove();
      String text = bundle.files().get(name);
      if (text == null || !seen.add(name)) {
        continue;
      }
      if (name.endsWith(SUFFIX)) {
        found.add(name);
      }
      open.addAll(imports(name, text));
    }
    return found;
  }

  private static List<String> imports(String from, String text) {
    return IMPORT.matcher(text).results().map(found -> resolve(from, found.group(1))).toList();
  }

  private static String resolve(String from, String specifier) {
    Path target = Path.of("/" + from).resolveSibling(specifier).normalize();
    return target.toString().replace('\\', '/').substring(1);
  }
}
