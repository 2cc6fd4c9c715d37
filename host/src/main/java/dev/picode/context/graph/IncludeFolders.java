package dev.picode.context.graph;

import dev.picode.context.manifest.Manifests;
import dev.picode.context.manifest.Plain;
import dev.picode.context.manifest.SourceTree;
import dev.picode.context.manifest.TreePaths;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The folders that a build tells the compiler to look for includes in. Confined to one thread.
///
/// A `compile_commands.json` at the top, in `build` or anywhere in the tree says it of each source file; a file it does not
/// name, as a header, has all folders it names. Its paths may be of another machine: where the tree stood is told by the
/// source files it names. Without one, the makefiles and `CMakeLists.txt` of the file's folder and those above are read:
/// only what they say as a plain path, or from the folder of the file or its project, as nothing of them is run.
final class IncludeFolders {
  private static final String DATABASE = "compile_commands.json";
  private static final List<String> MAKEFILES = List.of("GNUmakefile", "makefile", "Makefile",
      "Makefile.am", "Makefile.in");
  private static final Set<String> WITH_FOLDER = Set.of("-I", "-isystem", "-iquote", "-idirafter",
      "/I");

  /// A word of a command line, in quotes or not.
  private static final Pattern WORD = Pattern
      .compile("(?:\"(?:[^\"\\\\]|\\\\.)*+\"|'[^']*+'|\\\\[\\s\"'\\\\]|[^\\s\"'])++");
  private static final Pattern QUOTING = Pattern.compile("\\\\([\\s\"'\\\\])|[\"']");
  private static final Pattern MAKE = Pattern
      .compile("(?<![\\w-])(?:-I|-isystem|-iquote)[ \\t]*+([^\\s\"';]+)");
  private static final Pattern CMAKE = Pattern
      .compile("(?i)^[ \\t]*+(?:target_)?include_directories[ \\t]*+\\(([^)]*+)\\)",
          Pattern.MULTILINE);
  private static final Pattern COMMENT = Pattern.compile("(?m)(?<!\\S)#.*+$");
  private static final Pattern BUILD_INTERFACE = Pattern.compile("^\\$<BUILD_INTERFACE:(.*)>$");
  private static final Pattern VARIABLE = Pattern
      .compile("^(?:\\$\\{(\\w+)\\}|\\$\\((\\w+)\\)|@(\\w+)@)/?(.*)$");

  private final Manifests manifests;
  private final SourceTree tree;
  private final Map<String, List<String>> byFolder = new HashMap<>();
  private final Map<String, List<String>> byFile = new LinkedHashMap<>();
  private final List<String> all;

  IncludeFolders(Manifests manifests) {
    this.manifests = manifests;
    tree = manifests.tree();
    var places = new LinkedHashSet<>(List.of(DATABASE, "build/" + DATABASE));
    places.addAll(tree.named(DATABASE));
    for (String place : places) {
      List<Command> commands = commands(place);
      if (!commands.isEmpty()) {
        read(commands);
        break;
      }
    }
    var union = new LinkedHashSet<String>();
    byFile.values().forEach(union::addAll);
    all = List.copyOf(union);
  }

  /// How a file was compiled.
  ///
  /// @param file where it stood on the machine it was compiled on
  /// @param folders where it was to look, likewise
  private record Command(String file, List<String> folders) {}

  /// The folders for a file, in the order in which the compiler looks.
  List<String> of(String file) {
    List<String> known = byFile.get(file);
    if (known != null || !byFile.isEmpty()) {
      return known != null ? known : all;
    }
    return byFolder.computeIfAbsent(TreePaths.folder(file), folder -> {
      var folders = new LinkedHashSet<String>();
      for (String above : TreePaths.upwards(folder)) {
        MAKEFILES.forEach(name -> addMake(above, TreePaths.in(above, name), folders));
        addCmake(above, folders);
      }
      return List.copyOf(folders);
    });
  }

  // ---- compile_commands.json ------------------------------------------------------------------------

  private List<Command> commands(String place) {
    var commands = new ArrayList<Command>();
    for (Object item : manifests.jsonList(place)) {
      Map<String, Object> entry = Plain.map(item);
      String folder = Plain.text(entry, "directory").replace('\\', '/');
      String file = Plain.text(entry, "file").replace('\\', '/');
      if (!file.isEmpty()) {
        List<String> words = Plain.texts(entry.get("arguments"));
        commands.add(new Command(absolute(folder, file),
            folders(words.isEmpty() ? words(Plain.text(entry, "command")) : words).stream()
                .map(path -> absolute(folder, path))
                .toList()));
      }
    }
    return commands;
  }

  private void read(List<Command> commands) {
    var roots = new LinkedHashMap<String, Integer>();
    for (Command command : commands) {
      String root = root(command.file);
      if (root != null) {
        roots.merge(root, 1, Integer::sum);
      }
    }
    int most = roots.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    for (Map.Entry<String, Integer> root : roots.entrySet()) {
      if (root.getValue() == most) {
        commands.forEach(command -> add(root.getKey(), command));
        return;
      }
    }
  }

  private void add(String root, Command command) {
    String file = below(root, command.file);
    if (file != null) {
      var folders = new LinkedHashSet<>(byFile.getOrDefault(file, List.of()));
      for (String folder : command.folders) {
        String inTree = below(root, folder);
        if (inTree != null && tree.hasFolder(inTree)) {
          folders.add(inTree);
        }
      }
      byFile.put(file, List.copyOf(folders));
    }
  }

  /// Where the tree stood that has a file, `null` where it has none of that name: the longest end of the path counts.
  private @Nullable String root(String file) {
    for (int slash = file.indexOf('/'); slash >= 0; slash = file.indexOf('/', slash + 1)) {
      if (tree.hasFile(file.substring(slash + 1))) {
        return file.substring(0, slash);
      }
    }
    return null;
  }

  private static @Nullable String below(String root, String path) {
    if (path.equals(root)) {
      return "";
    }
    return path.startsWith(root + "/") ? path.substring(root.length() + 1) : null;
  }

  /// A path as it is from the top of the machine, `.` and `..` resolved.
  private static String absolute(String folder, String path) {
    String plain = path.replace('\\', '/');
    if (plain.startsWith("/")) {
      return "/" + TreePaths.resolve("", plain.replaceFirst("^/+", ""));
    }
    boolean drive = plain.length() > 1 && plain.charAt(1) == ':';
    String whole = TreePaths.resolve(drive ? "" : folder, plain);
    return (folder.startsWith("/") && !drive ? "/" : "") + whole;
  }

  private static List<String> words(String command) {
    return WORD.matcher(command)
        .results()
        .map(word -> QUOTING.matcher(word.group())
            .replaceAll(
                quoting -> Matcher
                    .quoteReplacement(quoting.group(1) == null ? "" : quoting.group(1))))
        .toList();
  }

  private static List<String> folders(List<String> words) {
    var folders = new ArrayList<String>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (WITH_FOLDER.contains(word) && i + 1 < words.size()) {
        folders.add(words.get(++i));
      } else if (word.startsWith("-I") || word.startsWith("/I")) {
        folders.add(word.substring(2));
      } else if (word.startsWith("-isystem") || word.startsWith("-iquote")) {
        folders.add(word.substring(word.charAt(2) == 's' ? 8 : 7));
      }
    }
    folders.removeIf(String::isEmpty);
    return folders;
  }

  // ---- makefiles and CMake --------------------------------------------------------------------------

  private void addMake(String folder, String file, Set<String> folders) {
    Matcher flag = MAKE.matcher(COMMENT.matcher(manifests.text(file)).replaceAll(""));
    while (flag.find()) {
      addFolder(folder, flag.group(1), folders);
    }
  }

  private void addCmake(String folder, Set<String> folders) {
    String text = manifests.text(TreePaths.in(folder, "CMakeLists.txt"));
    Matcher command = CMAKE.matcher(COMMENT.matcher(text).replaceAll(""));
    while (command.find()) {
      // A word that is no folder, as the name of a target, leads to none.
      words(command.group(1)).forEach(word -> addFolder(folder, word, folders));
    }
  }

  private void addFolder(String folder, String written, Set<String> folders) {
    String path = BUILD_INTERFACE.matcher(written).replaceFirst("$1");
    String from = folder;
    Matcher variable = VARIABLE.matcher(path);
    if (variable.matches()) {
      from = switch (variable.group(1) != null
          ? variable.group(1)
          : variable.group(2) != null ? variable.group(2) : variable.group(3)) {
        case "CMAKE_CURRENT_SOURCE_DIR", "CMAKE_CURRENT_LIST_DIR", "srcdir", "CURDIR" -> folder;
        case "PROJECT_SOURCE_DIR" -> project(folder);
        case "CMAKE_SOURCE_DIR" -> highest(folder, "CMakeLists.txt");
        case "top_srcdir" -> highest(folder, "configure.ac");
        default -> null;
      };
      path = variable.group(4);
    }
    String inTree = from == null || path.indexOf('$') >= 0 ? null : TreePaths.resolve(from, path);
    if (inTree != null && tree.hasFolder(inTree)) {
      folders.add(inTree);
    }
  }

  /// The nearest folder upwards that starts a project.
  private String project(String folder) {
    for (String above : TreePaths.upwards(folder)) {
      if (manifests.text(TreePaths.in(above, "CMakeLists.txt")).contains("project(")) {
        return above;
      }
    }
    return highest(folder, "CMakeLists.txt");
  }

  private String highest(String folder, String name) {
    return TreePaths.upwards(folder)
        .reversed()
        .stream()
        .filter(above -> tree.hasFile(TreePaths.in(above, name)))
        .findFirst()
        .orElse(folder);
  }
}
