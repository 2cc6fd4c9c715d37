package dev.picode.context.graph;

import dev.picode.context.manifest.SourceTree;
import dev.picode.context.manifest.TreePaths;
import dev.picode.context.symbol.Import;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Imports of JavaScript and TypeScript, also in Vue and Svelte files. Confined to one thread.
///
/// In this order: a relative path; `paths` and `baseUrl` of the nearest `tsconfig.json` or `jsconfig.json`; `imports`
/// of the nearest `package.json` for names with `#`; a package of the tree by its name. `x.js` also means the `x.ts` it
/// is made from. What a package exports from a folder of build results is looked for where such results are made from.
final class NodeResolver implements ImportResolver {
  static final Set<String> LANGUAGES = Set.of("JavaScript", "TypeScript", "TSX", "Vue", "Svelte",
      "Astro");

  /// The modules of Node.js, which also go without `node:`.
  private static final Set<String> BUILT_IN = Set.of("""
      assert async_hooks buffer child_process cluster console constants crypto dgram
      diagnostics_channel dns domain events fs http http2 https inspector module net os path
      perf_hooks process punycode querystring readline repl stream string_decoder sys timers tls
      trace_events tty url util v8 vm wasi worker_threads zlib""".split("\\s+", -1));

  private final NodeFiles files;
  private final TypeScriptPaths paths;
  private final NodePackages packages;

  NodeResolver(Scene scene) {
    SourceTree tree = scene.tree();
    files = new NodeFiles(tree, scene.manifests());
    packages = new NodePackages(scene.manifests(), files);
    paths = new TypeScriptPaths(scene.manifests(), files, packages);
  }

  @Override
  public Resolved resolve(String from, Import taken) {
    String target = plain(taken.target());
    if (target.isEmpty()) {
      return Resolved.NOTHING;
    }
    if (target.startsWith(".")) {
      String place = TreePaths.resolve(TreePaths.folder(from), target);
      String file = place == null ? null : files.at(place);
      return file == null ? new Resolved.Missing(target) : Resolved.file(file);
    }
    if (target.indexOf("://") > 0 || target.startsWith("data:") || target.startsWith("//")) {
      return new Resolved.External(host(target));
    }
    String file = first(from, target);
    if (file != null) {
      return Resolved.file(file);
    }
    if (target.startsWith("#") || target.startsWith("/") || packages.isOwn(target)
        || (paths.isAlias(from, target) && !packages.declares(from, target))) {
      return new Resolved.Missing(target);
    }
    return new Resolved.External(packageName(target));
  }

  private @Nullable String first(String from, String target) {
    String file = paths.resolve(from, target);
    if (file == null && target.startsWith("#")) {
      file = packages.ownImport(from, target);
    }
    if (file == null && target.startsWith("/")) {
      file = packages.fromRoot(from, target.substring(1));
    }
    return file != null ? file : packages.resolve(from, target);
  }

  /// Without what a bundler reads: `raw-loader!./x.txt`, `./x.svg?url`.
  private static String plain(String target) {
    String path = target.substring(target.lastIndexOf('!') + 1);
    int query = path.indexOf('?');
    return query < 0 ? path : path.substring(0, query);
  }

  private static String host(String address) {
    int start = address.indexOf("//");
    if (start < 0) {
      return address.substring(0, address.indexOf(':'));
    }
    int end = address.indexOf('/', start + 2);
    return end < 0 ? address.substring(start + 2) : address.substring(start + 2, end);
  }

  /// `@scope/name` of `@scope/name/part`, `node:fs` of `fs/promises`.
  static String packageName(String target) {
    String[] parts = target.split("/", -1);
    if (target.startsWith("@") && parts.length > 1) {
      return parts[0] + "/" + parts[1];
    }
    if (BUILT_IN.contains(parts[0])) {
      return "node:" + parts[0];
    }
    return parts[0].startsWith("npm:") || parts[0].startsWith("jsr:")
        ? parts[0].substring(4)
        : parts[0];
  }

  /// What stands where a `*` stands in a pattern, `null` where the pattern does not match.
  static @Nullable String match(String pattern, String text) {
    int star = pattern.indexOf('*');
    if (star < 0) {
      return pattern.equals(text) ? "" : null;
    }
    String before = pattern.substring(0, star);
    String after = pattern.substring(star + 1);
    boolean matches = text.length() >= before.length() + after.length()
        && text.startsWith(before) && text.endsWith(after);
    return matches ? text.substring(before.length(), text.length() - after.length()) : null;
  }

  /// The best of some patterns for a text: the exact one, else the one with the longest start; `null` where none
  /// matches.
  static @Nullable String best(Iterable<String> patterns, String text) {
    String best = null;
    for (String pattern : patterns) {
      if (match(pattern, text) != null && (best == null || weight(pattern) > weight(best))) {
        best = pattern;
      }
    }
    return best;
  }

  private static int weight(String pattern) {
    int star = pattern.indexOf('*');
    return star < 0 ? Integer.MAX_VALUE : star;
  }

  static List<String> substituted(List<String> places, String part) {
    return places.stream().map(place -> place.replace("*", part)).toList();
  }
}
