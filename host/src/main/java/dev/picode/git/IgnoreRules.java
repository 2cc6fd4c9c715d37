package dev.picode.git;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.ignore.IgnoreNode;
import org.jspecify.annotations.Nullable;

/// What Git ignores in one folder: its `.gitignore`, those of the folders above it up to the top of the
/// work tree, the repository's `info/exclude` and the user's global ignore file. Immutable, safe for
/// many threads.
///
/// Made for a walk from the top down that does not enter an ignored folder, which is how Git itself
/// defines these rules: what is inside an ignored folder cannot be brought back by a later pattern.
/// It works without a repository too. No class of JGit is loaded before an ignore file is met.
/// A `.gitignore` that is a symbolic link is not read, as Git does not; an unreadable one is as none.
public final class IgnoreRules {
  private static final String FILE_NAME = ".gitignore";
  private static final int MAX_BYTES = 4 << 20;

  private final Path folder;
  private final String prefix;
  private final @Nullable Layer layers;

  private IgnoreRules(Path folder, String prefix, @Nullable Layer layers) {
    this.folder = folder;
    this.prefix = prefix;
    this.layers = layers;
  }

  /// One ignore file, over those that count less.
  ///
  /// @param base how many characters of a path from the top lead to the file's own folder
  private record Layer(IgnoreNode node, int base, @Nullable Layer below) {}

  /// The rules of a folder for the person this process runs for.
  public static IgnoreRules at(Path folder) {
    return at(folder, GitUser.current());
  }

  /// The rules of a folder for a person. That the folder itself or one above it is ignored does
  /// not count: who asks for it wants to see it.
  public static IgnoreRules at(Path folder, GitUser user) {
    Path start = folder.toAbsolutePath().normalize();
    GitFolder git = GitFolder.find(start, user.home()).orElse(null);
    Path top = git == null || git.workTree() == null ? start : git.workTree();
    Layer layers = layer(null, globalFile(git, user), 0, false);
    if (git != null) {
      layers = layer(layers, git.commonDir().resolve("info").resolve("exclude"), 0, false);
    }
    var rules = new IgnoreRules(top, "", layer(layers, top.resolve(FILE_NAME), 0, true));
    Deque<String> names = new ArrayDeque<>();
    for (Path at = start; at != null && !at.equals(top); at = at.getParent()) {
      names.push(nameOf(at));
    }
    for (String name : names) {
      rules = rules.enter(name);
    }
    return rules;
  }

  /// The rules of a folder inside this one.
  ///
  /// @param name the folder's name
  public IgnoreRules enter(String name) {
    Path child = folder.resolve(name);
    String childPrefix = prefix + name + "/";
    Path file = child.resolve(FILE_NAME);
    return new IgnoreRules(child, childPrefix, layer(layers, file, childPrefix.length(), true));
  }

  /// Whether a thing in this folder is ignored.
  ///
  /// @param name its name in this folder
  /// @param isFolder whether it is a folder; a link to a folder is not
  public boolean ignores(String name, boolean isFolder) {
    if (layers == null) {
      return false;
    }
    String path = prefix + name;
    for (Layer layer = layers; layer != null; layer = layer.below) {
      Boolean verdict = layer.node.checkIgnored(path.substring(layer.base), isFolder);
      if (verdict != null) {
        return verdict;
      }
    }
    return false;
  }

  private static @Nullable Layer layer(
      @Nullable Layer below,
      @Nullable Path file,
      int base,
      boolean inTree) {
    if (file == null || !(inTree
        ? Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        : Files.isRegularFile(file))) {
      return below;
    }
    OpenOption[] options = inTree
        ? new OpenOption[] {StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS}
        : new OpenOption[] {StandardOpenOption.READ};
    try (var in = Files.newInputStream(file, options)) {
      byte[] bytes = in.readNBytes(MAX_BYTES);
      int start = startsWithByteOrderMark(bytes) ? 3 : 0;
      var node = new IgnoreNode();
      node.parse(file.toString(), new ByteArrayInputStream(bytes, start, bytes.length - start));
      return node.getRules().isEmpty() ? below : new Layer(node, base, below);
    } catch (IOException _) {
      return below;
    }
  }

  private static boolean startsWithByteOrderMark(byte[] bytes) {
    return bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB
        && bytes[2] == (byte) 0xBF;
  }

  /// The user's ignore file: what the configuration names, read only where there is one.
  private static @Nullable Path globalFile(@Nullable GitFolder git, GitUser user) {
    List<Path> files = new ArrayList<>(user.configFiles());
    if (git != null) {
      files.add(git.commonDir().resolve("config"));
    }
    String named = null;
    for (Path file : files) {
      if (mentionsExcludes(file)) {
        named = excludesFile(file, user, named);
      }
    }
    if (named == null) {
      return user.defaultIgnoreFile();
    }
    try {
      return user.expand(named);
    } catch (InvalidPathException _) {
      return null;
    }
  }

  private static @Nullable String excludesFile(Path file, GitUser user,
      @Nullable String otherwise) {
    try {
      String value = PlainConfig.read(List.of(file), user).getString("core", null, "excludesFile");
      return value == null ? otherwise : value;
    } catch (IOException | ConfigInvalidException _) {
      return otherwise;
    }
  }

  /// Whether a configuration file is worth parsing: most say nothing about ignore files.
  private static boolean mentionsExcludes(Path file) {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (var lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
      return lines.map(line -> line.toLowerCase(Locale.ROOT))
          .anyMatch(line -> line.contains("excludesfile") || line.contains("include"));
    } catch (IOException | UncheckedIOException _) {
      return false;
    }
  }

  private static String nameOf(Path path) {
    Path name = path.getFileName();
    return name == null ? "" : name.toString();
  }
}
