package dev.picode.plugin.layer;

import dev.picode.plugin.Extension;
import dev.picode.plugin.FolderExtension;
import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;

/// The folders that `--extension` names. What is wrong with one is not passed over: somebody asked for it.
/// Immutable.
///
/// @param base the folder that relative paths are relative to
/// @param folders as they were written
public record NamedFolders(Path base, List<String> folders) implements Extensions.Layer {
  /// Copies.
  public NamedFolders {
    folders = List.copyOf(folders);
  }

  /// @throws PiCodeException `extension-clash` where two of them have one id, and those of
  ///     [FolderExtension#open]
  @Override
  public List<Listed> list(Consumer<String> notices) {
    var extensions = new LinkedHashMap<String, Extension>();
    for (String folder : folders) {
      Extension extension = FolderExtension.open(base.resolve(folder), folder,
          Notices.of(folder, notices));
      Extension first = extensions.putIfAbsent(extension.id(), extension);
      if (first != null && !first.from().equals(folder)) {
        throw clash(first.id(), first.from(), folder);
      }
    }
    return extensions.values().stream().map(Listed::of).toList();
  }

  static PiCodeException clash(String id, String first, String second) {
    return Problem.of("extension-clash", ProblemKind.USER,
        "two extensions are called `" + id + "`: that in `" + first + "` and that in `" + second
            + "`",
        "use one of them, or change the `id` of one").toException();
  }
}
