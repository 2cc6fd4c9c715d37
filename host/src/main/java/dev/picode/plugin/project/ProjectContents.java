package dev.picode.plugin.project;

import dev.picode.config.Config;
import dev.picode.problem.PiCodeException;
import dev.picode.trust.Closure;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a project's `.picode/` contributes and wants, read from its closure for a person to judge. Immutable.
///
/// @param extensions its extensions, by folder
/// @param singleFiles the scripts that need no manifest, by path; what they contribute is learned by running
///     them, so only their names are known
/// @param settings what its `config.toml` sets, a line each; empty where it has none
/// @param settingsProblem what is wrong with its `config.toml`, or `null`
public record ProjectContents(
    List<ProjectExtension> extensions,
    List<String> singleFiles,
    List<String> settings,
    @Nullable String settingsProblem) {
  static final String MANIFEST = "picode.json";

  private static final Pattern SINGLE = Pattern.compile(
      "(commands|tools|providers)/[^/]+\\.(js|ts|py)|hooks/[^/]+/[^/]+\\.(js|ts|py)");

  /// Copies.
  public ProjectContents {
    extensions = List.copyOf(extensions);
    singleFiles = List.copyOf(singleFiles);
    settings = List.copyOf(settings);
  }

  /// What is in a closure.
  public static ProjectContents of(Closure closure) {
    var singles = new ArrayList<String>();
    for (String path : closure.files().keySet()) {
      if (SINGLE.matcher(path).matches()) {
        singles.add(path);
      }
    }
    var extensions = new ArrayList<ProjectExtension>();
    for (String folder : folders(closure)) {
      extensions.add(ProjectExtension.of(folder, text(closure, folder + "/" + MANIFEST)));
    }
    byte[] config = closure.bytes("config.toml").orElse(null);
    if (config == null) {
      return new ProjectContents(extensions, singles, List.of(), null);
    }
    try {
      return new ProjectContents(extensions, singles, Config.linesOf(config), null);
    } catch (PiCodeException e) {
      return new ProjectContents(extensions, singles, List.of(), e.problem().message());
    }
  }

  /// The folders of extensions: those with a manifest, directly in `.picode/` or in its `extensions/`.
  public static List<String> folders(Closure closure) {
    var folders = new ArrayList<String>();
    for (String path : closure.files().keySet()) {
      int end = path.lastIndexOf('/');
      if (end > 0 && path.substring(end + 1).equals(MANIFEST)) {
        String folder = path.substring(0, end);
        String name = folder.startsWith("extensions/")
            ? folder.substring("extensions/".length())
            : folder;
        if (name.indexOf('/') < 0 && !folder.equals("extensions")) {
          folders.add(folder);
        }
      }
    }
    return folders;
  }

  static String text(Closure closure, String path) {
    return new String(closure.bytes(path).orElseThrow(), StandardCharsets.UTF_8);
  }

  /// All of this as a plain value.
  public Map<String, @Nullable Object> plain() {
    var plain = new LinkedHashMap<String, @Nullable Object>();
    plain.put("extensions", extensions.stream().map(ProjectExtension::plain).toList());
    plain.put("singleFiles", singleFiles);
    plain.put("settings", settings);
    if (settingsProblem != null) {
      plain.put("settingsProblem", settingsProblem);
    }
    return plain;
  }
}
