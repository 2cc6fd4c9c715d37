package dev.picode.context.graph;

import dev.picode.context.manifest.SourceTree;
import dev.picode.context.manifest.TreePaths;
import dev.picode.context.symbol.Import;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `source` and `.` of shells. Confined to one thread.
///
/// A variable or a command at the start of a path is taken for the script's own folder, or one above it; what has one in
/// its middle is not resolved. A path is looked for beside the script, then from each folder above it; where it starts
/// with a variable, also anywhere, if exactly one path ends with it.
final class ShellResolver implements ImportResolver {
  static final Set<String> LANGUAGES = Set.of("Shell");

  private static final Pattern START = Pattern.compile(
      "^\"?(?:\\$\\{[^}]*}|\\$\\(.*\\)|\\$[A-Za-z_0-9]+|`[^`]*`)\"?/?");

  private final SourceTree tree;

  ShellResolver(Scene scene) {
    tree = scene.tree();
  }

  @Override
  public Resolved resolve(String from, Import taken) {
    String target = taken.target();
    Matcher start = START.matcher(target);
    boolean variable = start.find();
    String relative = (variable ? target.substring(start.end()) : target).replace("\"", "");
    if (relative.isEmpty() || relative.indexOf('$') >= 0 || relative.indexOf('`') >= 0) {
      return new Resolved.Missing(target);
    }
    if (relative.startsWith("/") || relative.startsWith("~")) {
      return new Resolved.External(relative);
    }
    for (String folder : TreePaths.upwards(TreePaths.folder(from))) {
      String place = TreePaths.resolve(folder, relative);
      if (place != null && tree.hasFile(place)) {
        return Resolved.file(place);
      }
    }
    List<String> anywhere = variable && !relative.startsWith("..")
        ? tree.endingWith(relative)
        : List.of();
    return anywhere.size() == 1
        ? Resolved.file(anywhere.getFirst())
        : new Resolved.Missing(target);
  }
}
