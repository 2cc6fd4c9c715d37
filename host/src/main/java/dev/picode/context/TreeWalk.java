package dev.picode.context;

import dev.picode.context.SkippedFile.Reason;
import dev.picode.git.IgnoreRules;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.workspace.WorkspacePath;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Finds the files below a folder that are worth opening. Confined to one thread.
final class TreeWalk {
  private static final int PROGRESS_STEP = 500;

  private final WorkspacePath start;
  private final ScanOptions options;
  private final ProgressListener listener;
  private final Deque<Folder> folders = new ArrayDeque<>();
  private final List<ListedFile> found = new ArrayList<>();
  private final List<SkippedFile> skipped = new ArrayList<>();
  private int ignored;

  TreeWalk(WorkspacePath start, ScanOptions options, ProgressListener listener) {
    this.start = start;
    this.options = options;
    this.listener = listener;
  }

  /// A folder that is still to be listed.
  ///
  /// @param prefix what a name in it starts with, relative to the workspace
  private record Folder(Path real, String prefix, IgnoreRules rules) {}

  List<ListedFile> found() {
    return found;
  }

  List<SkippedFile> skipped() {
    return skipped;
  }

  int ignored() {
    return ignored;
  }

  void run() throws InterruptedException {
    Path real = start.existingPath();
    BasicFileAttributes attributes = attributes(real);
    if (attributes == null) {
      skipped.add(new SkippedFile(start.toString(), Reason.UNREADABLE));
    } else if (attributes.isDirectory()) {
      folders.push(startFolder(real));
    } else if (attributes.isRegularFile()) {
      found.add(
          new ListedFile(real, start.toString(), attributes.size(), nanoseconds(attributes)));
    } else {
      skipped.add(new SkippedFile(start.toString(), Reason.SPECIAL));
    }
    listAll();
  }

  /// Finds only what is at some paths or below them, by the same rules as [#run] on the whole folder would.
  ///
  /// @param paths relative to the workspace, separated by `/`; what is no longer there is passed over
  void run(Collection<String> paths) throws InterruptedException {
    Map<String, Optional<Folder>> known = new HashMap<>();
    known.put("", Optional.of(startFolder(start.existingPath())));
    for (String path : new TreeSet<>(paths)) {
      int slash = path.lastIndexOf('/');
      var folder = folder(path.substring(0, slash + 1), known);
      if (folder.isPresent()) {
        Folder in = folder.get();
        String name = path.substring(slash + 1);
        meet(in, in.real.resolve(name), name);
        listAll();
      }
    }
  }

  /// A folder that a walk from the start would enter, or nothing.
  ///
  /// @param prefix its path with a `/` at the end
  private Optional<Folder> folder(String prefix, Map<String, Optional<Folder>> known) {
    var before = known.get(prefix);
    if (before != null) {
      return before;
    }
    String path = prefix.substring(0, prefix.length() - 1);
    String name = path.substring(path.lastIndexOf('/') + 1);
    var folder = folder(path.substring(0, path.length() - name.length()), known)
        .filter(above -> enters(above, name))
        .map(above -> new Folder(above.real.resolve(name), prefix, above.rules.enter(name)));
    known.put(prefix, folder);
    return folder;
  }

  private boolean enters(Folder above, String name) {
    return !name.equalsIgnoreCase(".git") && !isUnspeakable(name)
        && Files.isDirectory(above.real.resolve(name), LinkOption.NOFOLLOW_LINKS)
        && !above.rules.ignores(name, true) && !options.excludes(above.prefix + name);
  }

  private Folder startFolder(Path real) {
    var rules = IgnoreRules.at(real, options.user());
    return new Folder(real, start.isRoot() ? "" : start + "/", rules);
  }

  private void listAll() throws InterruptedException {
    while (!folders.isEmpty()) {
      list(folders.pop());
    }
  }

  private static @Nullable BasicFileAttributes attributes(Path real) {
    try {
      return Files.readAttributes(real, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (IOException _) {
      return null;
    }
  }

  /// Nanoseconds since 1970; an `int64` holds them until the year 2262.
  private static long nanoseconds(BasicFileAttributes attributes) {
    return attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS);
  }

  private void list(Folder folder) throws InterruptedException {
    try (var children = Files.newDirectoryStream(folder.real)) {
      for (Path child : children) {
        if (Thread.interrupted()) {
          throw new InterruptedException("the scan was cancelled");
        }
        Path name = child.getFileName();
        if (name != null) {
          meet(folder, child, name.toString());
        }
      }
    } catch (IOException | DirectoryIteratorException _) {
      String path = folder.prefix;
      skipped.add(
          new SkippedFile(
              path.isEmpty() ? "." : path.substring(0, path.length() - 1),
              Reason.UNREADABLE));
    }
  }

  private void meet(Folder folder, Path child, String name) {
    if (name.equalsIgnoreCase(".git")) {
      return;
    }
    String path = folder.prefix + name;
    if (isUnspeakable(name)) {
      skipped.add(new SkippedFile(visible(path), Reason.NAME));
      return;
    }
    BasicFileAttributes attributes;
    try {
      attributes = Files.readAttributes(
          child,
          BasicFileAttributes.class,
          LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException _) {
      return;
    } catch (IOException _) {
      skipped.add(new SkippedFile(path, Reason.UNREADABLE));
      return;
    }
    boolean isFolder = attributes.isDirectory() && !attributes.isOther();
    if (folder.rules.ignores(name, isFolder) || options.excludes(path)) {
      ignored++;
    } else if (isFolder) {
      folders.push(new Folder(child, path + "/", folder.rules.enter(name)));
    } else {
      meetFile(child, path, attributes);
    }
  }

  private void meetFile(Path child, String path, BasicFileAttributes attributes) {
    if (attributes.isSymbolicLink()) {
      skipped.add(new SkippedFile(path, Reason.LINK));
    } else if (!attributes.isRegularFile()) {
      skipped.add(new SkippedFile(path, Reason.SPECIAL));
    } else if (Languages.isBinaryName(path)) {
      skipped.add(new SkippedFile(path, Reason.BINARY));
    } else if (attributes.size() > options.maxFileBytes()) {
      skipped.add(new SkippedFile(path, Reason.TOO_LARGE));
    } else {
      add(new ListedFile(child, path, attributes.size(), nanoseconds(attributes)));
    }
  }

  private void add(ListedFile file) {
    if (found.size() >= options.maxFiles()) {
      throw Problem.of(
          "index-too-large",
          ProblemKind.LIMIT,
          "`" + start + "` holds more than " + options.maxFiles() + " files",
          "name a folder inside it, or list what does not matter in `.gitignore`").toException();
    }
    found.add(file);
    if (found.size() % PROGRESS_STEP == 0) {
      listener.progress(0, found.size());
    }
  }

  /// Whether a name could not be shown or written again: it holds control characters, or bytes
  /// that are no characters.
  private static boolean isUnspeakable(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (Character.isISOControl(c) || c == 0xFFFD) {
        return true;
      }
      if (Character.isSurrogate(c)) {
        // A pair is a character, a half is none.
        if (!Character.isHighSurrogate(c) || i + 1 == name.length()
            || !Character.isLowSurrogate(name.charAt(i + 1))) {
          return true;
        }
        i++;
      }
    }
    return false;
  }

  private static String visible(String path) {
    var text = new StringBuilder();
    path.codePoints().forEach(c -> {
      boolean shown = !Character.isISOControl(c)
          && !(c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
      text.appendCodePoint(shown ? c : 0xFFFD);
    });
    return text.toString();
  }
}
