package dev.picode.plugin.layer;

import dev.picode.plugin.Extension;
import dev.picode.plugin.FolderExtension;
import dev.picode.plugin.project.ProjectContents;
import dev.picode.problem.PiCodeException;
import dev.picode.trust.Closure;
import dev.picode.trust.ProjectTrust;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What a project's own `.picode/` contributes, where the project is trusted. Immutable.
///
/// @param project gives the project that the call is made in
/// @param learner learns what single scripts contribute
public record ProjectLayer(Supplier<ProjectTrust> project, Learner learner)
    implements Extensions.Layer {
  private static final String FOLDER = ".picode/";

  @Override
  public List<Listed> list(Consumer<String> notices) {
    List<Listed> extensions = project.get()
        .trusted()
        .map(closure -> read(closure, notices).stream().map(Listed::of).toList())
        .orElse(List.of());
    project.get().notices().forEach(notices);
    return extensions;
  }

  private List<Extension> read(Closure trusted, Consumer<String> notices) {
    var extensions = new ArrayList<Extension>();
    for (String folder : ProjectContents.folders(trusted)) {
      String shown = FOLDER + folder;
      try {
        extensions.add(FolderExtension.of(files(trusted, folder + "/"), Extension.Origin.PROJECT,
            shown, Notices.of(shown, notices)));
      } catch (PiCodeException e) {
        notices.accept(Notices.leftOut(shown, e.problem()));
      }
    }
    extensions.addAll(new SingleScripts(Extension.Origin.PROJECT, FOLDER, learner, notices)
        .read(files(trusted, "")));
    return extensions;
  }

  /// The files below a folder, by the path relative to it.
  private static SortedMap<String, byte[]> files(Closure trusted, String prefix) {
    var files = new TreeMap<String, byte[]>();
    for (String path : trusted.files().keySet()) {
      if (path.startsWith(prefix)) {
        files.put(path.substring(prefix.length()), trusted.bytes(path).orElseThrow());
      }
    }
    return files;
  }
}
