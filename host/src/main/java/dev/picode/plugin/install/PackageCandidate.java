package dev.picode.plugin.install;

import dev.picode.plugin.Extension;
import dev.picode.plugin.FolderExtension;
import dev.picode.plugin.lock.LockEntry;
import dev.picode.plugin.lock.Provenance;
import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// An extension that could be installed: its files in memory, where they came from, and what they say of
/// themselves. Immutable.
///
/// @param extension what its manifest says
/// @param contents its files, bytes by path
/// @param provenance where it came from
/// @param wrong what is wrong with single contributions, which will be left out
public record PackageCandidate(
    Extension extension,
    SortedMap<String, byte[]> contents,
    Provenance provenance,
    List<Problem> wrong) {
  /// What can be the name of a folder everywhere.
  private static final Pattern ID = Pattern.compile("[a-z0-9]+((\\.|-+)[a-z0-9]+)*");
  private static final Pattern DEVICE = Pattern.compile(
      "(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?");
  private static final int MAX_ID = 100;

  /// Makes it unchangeable.
  public PackageCandidate {
    wrong = List.copyOf(wrong);
    contents = Collections.unmodifiableSortedMap(new TreeMap<>(contents));
  }

  /// What these files are.
  ///
  /// @throws PiCodeException `manifest-invalid`, `extension-invalid`, `extension-id-refused`
  public static PackageCandidate of(SortedMap<String, byte[]> contents, Provenance provenance) {
    var wrong = new ArrayList<Problem>();
    Extension extension = FolderExtension.of(contents, Extension.Origin.FOLDER,
        provenance.source(), wrong::add);
    checkId(extension.id());
    return new PackageCandidate(extension, contents, provenance, wrong);
  }

  /// Refuses an id that cannot be installed.
  static void checkId(String id) {
    if (!ID.matcher(id).matches() || DEVICE.matcher(id).matches() || id.length() > MAX_ID) {
      throw Problem.of("extension-id-refused", ProblemKind.USER,
          "`" + id + "` is no id under which an extension can be installed",
          "an id is words of lower-case letters and digits with dots or hyphens between them")
          .toException();
    }
    if (id.startsWith("picode.")) {
      throw Problem.of("extension-id-refused", ProblemKind.USER,
          "`" + id + "` is an id of what ships with PiCode, for which it would pass",
          "its author has to choose one that begins otherwise").toException();
    }
  }

  /// Its id.
  public String id() {
    return extension.id();
  }

  /// The text of its manifest.
  public String manifest() {
    return new String(contents.getOrDefault("picode.json", new byte[0]), StandardCharsets.UTF_8);
  }

  /// What the lock says of it once a person accepted what it asks for.
  public LockEntry entry() {
    return LockEntry.of(id(), extension.manifest().version(), provenance, extension.hash(),
        contents, extension.manifest().permissions());
  }
}
