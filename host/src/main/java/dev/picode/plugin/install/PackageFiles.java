package dev.picode.plugin.install;

import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Collects the files of a package under caps and rules for names, so that no name leads out of the folder it
/// will be written to, nor to two places, on any system. Confined to one thread.
///
/// What version control and Python's cache keep is left out. A package whose manifest lies in the one folder
/// that everything is in, as archives usually have it, is that folder.
final class PackageFiles {
  static final int MAX_ENTRIES = 4_000;
  static final int MAX_FILES = 2_000;
  static final int MAX_DEPTH = 20;
  static final int MAX_PATH = 240;
  static final int MAX_FILE_BYTES = 2 << 20;
  static final int MAX_BYTES = 16 << 20;

  private static final String MANIFEST = "picode.json";
  private static final Set<String> LEFT_OUT = Set.of(".git", ".hg", ".svn", "__pycache__");
  /// What Windows takes for a device or for `.git`, whatever follows a dot.
  private static final Pattern RESERVED = Pattern.compile(
      "(con|prn|aux|nul|com[0-9]|lpt[0-9]|conin\\$|conout\\$|git~[0-9]+)(\\..*)?");

  private final String shown;
  private final SortedMap<String, byte[]> files = new TreeMap<>();
  /// Paths by what a system that is careless of case or normal form takes them for.
  private final Map<String, String> folded = new HashMap<>();
  private int entries;
  private long bytes;

  /// @param shown what the package is called in a problem
  PackageFiles(String shown) {
    this.shown = shown;
  }

  /// A folder that the package names.
  void folder(String path) {
    List<String> parts = parts(path);
    if (!parts.isEmpty() && !isLeftOut(parts)) {
      place(parts);
    }
  }

  /// Whether a file of this name and size may come; where it may not, it is refused or left out.
  ///
  /// @return whether it is wanted
  boolean expects(String path, long size) {
    List<String> parts = parts(path);
    if (parts.isEmpty()) {
      throw refused(path, "is a file without a name");
    }
    if (size > MAX_FILE_BYTES) {
      throw tooLarge("`" + path + "` is larger than 2 MiB");
    }
    return !isLeftOut(parts);
  }

  /// A file.
  void file(String path, byte[] content) {
    if (!expects(path, content.length)) {
      return;
    }
    bytes += content.length;
    if (bytes > MAX_BYTES) {
      throw tooLarge("its files are larger than 16 MiB together");
    }
    if (files.size() == MAX_FILES) {
      throw tooLarge("it has more than " + MAX_FILES + " files");
    }
    List<String> parts = parts(path);
    String name = place(parts);
    if (files.putIfAbsent(name, content) != null) {
      throw refused(path, "is there twice");
    }
  }

  /// Something that is neither file nor folder.
  PiCodeException other(String path, String what) {
    return refused(path, "is " + what);
  }

  /// The files by path.
  ///
  /// @throws PiCodeException `package-without-manifest`
  SortedMap<String, byte[]> contents() {
    for (String name : files.keySet()) {
      for (int slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', slash + 1)) {
        if (files.containsKey(name.substring(0, slash))) {
          throw refused(name.substring(0, slash), "is a file and a folder");
        }
      }
    }
    if (files.containsKey(MANIFEST)) {
      return files;
    }
    String top = files.isEmpty() ? "" : files.firstKey().replaceFirst("/.*", "/");
    boolean within = files.keySet().stream().allMatch(name -> name.startsWith(top));
    if (!top.endsWith("/") || !within || !files.containsKey(top + MANIFEST)) {
      throw Problem.of("package-without-manifest", ProblemKind.USER,
          "`" + shown + "` is no extension: it has no `" + MANIFEST + "`",
          "an extension has it at its top, beside the script it names as `main`").toException();
    }
    var inner = new TreeMap<String, byte[]>();
    files.forEach((name, content) -> inner.put(name.substring(top.length()), content));
    return inner;
  }

  /// The names that a path is made of; `./` before it does not count.
  private List<String> parts(String path) {
    if (path.startsWith("/")) {
      throw refused(path, "is an absolute path");
    }
    if (path.length() > MAX_PATH) {
      throw refused(path.substring(0, MAX_PATH), "is a path of more than " + MAX_PATH
          + " characters");
    }
    var parts = new ArrayList<String>();
    String rest = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    for (String part : rest.split("/", -1)) {
      if (part.equals(".") && parts.isEmpty()) {
        continue;
      }
      check(path, part);
      parts.add(part);
    }
    if (parts.size() > MAX_DEPTH) {
      throw tooLarge("its folders are more than " + MAX_DEPTH + " deep");
    }
    return parts;
  }

  private void check(String path, String part) {
    if (part.equals("..")) {
      throw refused(path, "leads out of the package");
    }
    if (part.isEmpty() || part.equals(".")) {
      throw refused(path, "is no path of a file");
    }
    for (int i = 0; i < part.length(); i++) {
      char c = part.charAt(i);
      if (Character.isISOControl(c) || "\\:*?\"<>|\uFFFD".indexOf(c) >= 0) {
        throw refused(path, "has a character in its name that no file of an extension may have");
      }
    }
    if (part.endsWith(".") || part.endsWith(" ") || RESERVED.matcher(fold(part)).matches()) {
      throw refused(path, "has a name that means something else on other systems");
    }
  }

  private static boolean isLeftOut(List<String> parts) {
    return parts.stream().anyMatch(part -> LEFT_OUT.contains(fold(part)));
  }

  /// Gives each folder above it, and it, one way to be written.
  private String place(List<String> parts) {
    if (++entries > MAX_ENTRIES) {
      throw tooLarge("it has more than " + MAX_ENTRIES + " files and folders");
    }
    String name = "";
    for (String part : parts) {
      name = name.isEmpty() ? part : name + "/" + part;
      String other = folded.putIfAbsent(fold(name), name);
      if (other != null && !other.equals(name)) {
        throw refused(name, "and `" + other + "` have one name where case does not count");
      }
    }
    return name;
  }

  private static String fold(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC)
        .toUpperCase(Locale.ROOT)
        .toLowerCase(Locale.ROOT);
  }

  private PiCodeException refused(String path, String why) {
    return Problem.of("package-refused", ProblemKind.DENIED,
        "`" + shown + "` is not installed: `" + path + "` in it " + why,
        "a package holds plain files under plain names; tell its author").toException();
  }

  PiCodeException tooLarge(String why) {
    return Problem.of("extension-too-large", ProblemKind.LIMIT,
        "the extension `" + shown + "` is too large: " + why,
        "leave out what its scripts do not need, such as tests and build folders").toException();
  }
}
