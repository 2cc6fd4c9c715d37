package dev.picode.plugin.layer;

import dev.picode.plugin.Extension;
import dev.picode.plugin.FolderExtension;
import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What a person has in their own folder: extensions in `extensions/ID/`, and single scripts. Immutable.
///
/// @param folder the person's folder, which need not exist
/// @param accepting says what the person accepted when they installed an extension
/// @param enabled whether an extension is to be used, by its id
/// @param learner learns what single scripts contribute
public record UserLayer(
    Path folder,
    FolderExtension.Accepting accepting,
    Predicate<String> enabled,
    Learner learner) implements Extensions.Layer {

  @Override
  public List<Extension> read(Consumer<String> notices) {
    var extensions = new ArrayList<Extension>();
    for (Path each : entries(folder.resolve("extensions"), notices)) {
      // A name with a dot is what an installation is still at work on.
      String name = String.valueOf(each.getFileName());
      if (name.startsWith(".") || !Files.isDirectory(each)) {
        continue;
      }
      String shown = "extensions/" + name;
      try {
        Extension extension = FolderExtension.later(each, Extension.Origin.USER, shown, accepting,
            Notices.of(shown, notices));
        if (enabled.test(extension.id())) {
          extensions.add(extension);
        }
      } catch (PiCodeException e) {
        notices.accept(Notices.leftOut(shown, e.problem()));
      }
    }
    extensions.addAll(new SingleScripts(Extension.Origin.USER, "", learner, notices)
        .read(scripts(notices)));
    return extensions;
  }

  private SortedMap<String, byte[]> scripts(Consumer<String> notices) {
    var files = new TreeMap<String, byte[]>();
    for (String kind : SingleScripts.KINDS) {
      for (Path each : entries(folder.resolve(kind), notices)) {
        if (kind.equals(SingleScripts.HOOKS)) {
          entries(each, notices).forEach(file -> add(file, files, notices));
        } else {
          add(each, files, notices);
        }
      }
    }
    return files;
  }

  private void add(Path file, SortedMap<String, byte[]> files, Consumer<String> notices) {
    String path = folder.relativize(file).toString().replace('\\', '/');
    if (!SingleScripts.isScript(path) || !Files.isRegularFile(file)) {
      return;
    }
    try (InputStream in = Files.newInputStream(file)) {
      files.put(path, in.readNBytes(SingleScripts.MAX_BYTES + 1));
    } catch (IOException e) {
      notices.accept(Notices.leftOut(path, unreadable(path, e)));
    }
  }

  private static List<Path> entries(Path folder, Consumer<String> notices) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    } catch (NoSuchFileException | NotDirectoryException _) {
      return List.of();
    } catch (IOException e) {
      notices.accept(unreadable(folder.toString(), e).message());
      return List.of();
    }
  }

  private static Problem unreadable(String shown, IOException cause) {
    return Problem.of("extension-unreadable", ProblemKind.EXTERNAL,
        "`" + shown + "` cannot be read: " + cause.getMessage());
  }
}
