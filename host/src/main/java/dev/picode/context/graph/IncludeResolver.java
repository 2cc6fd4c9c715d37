package dev.picode.context.graph;

import dev.picode.context.manifest.SourceTree;
import dev.picode.context.manifest.TreePaths;
import dev.picode.context.symbol.Import;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Includes of C and C++. Confined to one thread.
///
/// A file in quotes is looked for beside the including file; then any file in the folders that the build names
/// ([IncludeFolders]), in their order; then, as not every build can be read, in the folders above the file and in `include`,
/// `inc` and `src` there, nearest first; then in the whole tree, where it counts if exactly one path ends with it. For a name in angle brackets without a folder that path has to
/// be right in an include folder: `<string.h>` is not somebody's `util/string.h`.
final class IncludeResolver implements ImportResolver {
  static final Set<String> LANGUAGES = Set.of("C", "C++", "Objective-C", "Objective-C++", "Cuda");

  private static final List<String> FOLDERS = List.of("include", "inc", "src", "source", "lib");
  private static final Set<String> INCLUDE_FOLDERS = Set.of("include", "inc", "includes",
      "headers");

  /// The headers of the C standard and the common ones of POSIX, which some write in quotes.
  private static final Set<String> STANDARD = Set.of("""
      assert.h complex.h ctype.h errno.h fenv.h float.h inttypes.h iso646.h limits.h locale.h math.h
      setjmp.h signal.h stdalign.h stdarg.h stdatomic.h stdbool.h stddef.h stdint.h stdio.h stdlib.h
      stdnoreturn.h string.h tgmath.h threads.h time.h uchar.h wchar.h wctype.h dirent.h fcntl.h
      netdb.h poll.h pthread.h pwd.h semaphore.h strings.h termios.h unistd.h windows.h"""
      .split("\\s+", -1));

  private final SourceTree tree;
  private final IncludeFolders folders;

  IncludeResolver(Scene scene) {
    tree = scene.tree();
    folders = new IncludeFolders(scene.manifests());
  }

  @Override
  public Resolved resolve(String from, Import taken) {
    String target = taken.target().replace('\\', '/');
    boolean system = taken.form() == Import.Form.SYSTEM;
    String file = near(from, target, system);
    if (file == null && !target.startsWith(".")) {
      file = anywhere(target, system && target.indexOf('/') < 0);
    }
    if (file != null) {
      return Resolved.file(file);
    }
    boolean elsewhere = system || STANDARD.contains(target)
        || (target.indexOf('/') > 0 && !target.startsWith("."));
    return elsewhere
        ? new Resolved.External(packageName(target))
        : new Resolved.Missing(target);
  }

  private @Nullable String near(String from, String target, boolean system) {
    List<String> places = new ArrayList<>();
    String folder = TreePaths.folder(from);
    if (!system) {
      add(places, folder, target);
    }
    folders.of(from).forEach(named -> add(places, named, target));
    for (String above : TreePaths.upwards(folder)) {
      if (!system || target.indexOf('/') > 0 || INCLUDE_FOLDERS.contains(TreePaths.name(above))) {
        add(places, above, target);
      }
      for (String name : FOLDERS) {
        if (!system || target.indexOf('/') > 0 || INCLUDE_FOLDERS.contains(name)) {
          add(places, TreePaths.in(above, name), target);
        }
      }
    }
    return tree.first(places);
  }

  private static void add(List<String> places, String folder, String target) {
    String place = TreePaths.resolve(folder, target);
    if (place != null) {
      places.add(place);
    }
  }

  private @Nullable String anywhere(String target, boolean inIncludeFolder) {
    List<String> found = tree.endingWith(target)
        .stream()
        .filter(path -> !inIncludeFolder
            || INCLUDE_FOLDERS.contains(TreePaths.name(TreePaths.folder(path))))
        .toList();
    return found.size() == 1 ? found.getFirst() : null;
  }

  /// The first folder, which is the library's by custom; a header without one as it is.
  private static String packageName(String target) {
    int slash = target.indexOf('/');
    return slash < 0 ? target : target.substring(0, slash);
  }
}
