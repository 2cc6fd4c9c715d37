package dev.picode.plugin.layer;

import dev.picode.plugin.Extension;
import dev.picode.plugin.FolderExtension;
import dev.picode.plugin.Once;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a person has in their own folder: extensions in `extensions/ID/`, and single scripts. Immutable.
///
/// What each contributes is kept in an index, so that hundreds of extensions cost no more than a look at
/// the time stamp of each. What an installation is still at work on has a name with a dot before it.
///
/// @param folder the person's folder, which need not exist
/// @param index the file of the index, which may be deleted at any time
/// @param accepting says what the person accepted when they installed an extension
/// @param learner learns what single scripts contribute
public record UserLayer(
    Path folder,
    Path index,
    FolderExtension.Accepting accepting,
    Learner learner) implements Extensions.Layer {

  /// The index in the folder of a person's caches.
  public static Path index(Path cache) {
    return cache.resolve("extensions.index");
  }

  /// Forgets the index.
  ///
  /// @param cache the folder of a person's caches
  public static void forget(Path cache) throws IOException {
    var _ = Files.deleteIfExists(index(cache));
  }

  @Override
  public List<Listed> list(Consumer<String> notices) {
    Map<String, LayerIndex.Line> before = LayerIndex.read(index);
    var now = new LinkedHashMap<String, LayerIndex.Line>();
    var all = new ArrayList<Listed>();
    for (Path file : files(notices)) {
      String path = folder.relativize(file).toString().replace('\\', '/');
      LayerIndex.Stamp stamp = LayerIndex.Stamp.of(file);
      LayerIndex.Line line = before.get(path);
      if (stamp != null && line != null && line.stamp().equals(stamp)) {
        now.put(path, line);
        all.add(new Listed(line.id(), shown(path), Extension.Origin.USER, line.handlers(),
            Once.of(() -> required(read(path, _ -> {}), path))));
        continue;
      }
      var whole = new AtomicBoolean(true);
      Extension extension = read(path, notice -> {
        whole.set(false);
        notices.accept(notice);
      });
      if (extension != null) {
        Listed listed = Listed.of(extension);
        all.add(listed);
        if (whole.get() && stamp != null) {
          now.put(path, new LayerIndex.Line(stamp, listed.id(), listed.handlers()));
        }
      }
    }
    if (!now.equals(before)) {
      LayerIndex.write(index, now);
    }
    return all;
  }

  private static Extension required(@Nullable Extension extension, String path) {
    if (extension == null) {
      throw Problem.of("extension-invalid", ProblemKind.USER,
          "`" + path + "` is not what it was", "try again").toException();
    }
    return extension;
  }

  /// What an extension lies in: the folder of a manifest, or a script.
  private static String shown(String path) {
    return SingleScripts.isScript(path) ? path : path.substring(0, path.lastIndexOf('/'));
  }

  /// The extension of a manifest or script, `null` where it is left out.
  private @Nullable Extension read(String path, Consumer<String> notices) {
    String shown = shown(path);
    try {
      if (!SingleScripts.isScript(path)) {
        return FolderExtension.later(folder.resolve(shown), Extension.Origin.USER, shown, accepting,
            Notices.of(shown, notices));
      }
      try (InputStream in = Files.newInputStream(folder.resolve(path))) {
        var files = new TreeMap<>(Map.of(path, in.readNBytes(SingleScripts.MAX_BYTES + 1)));
        return new SingleScripts(Extension.Origin.USER, "", learner, notices).read(files)
            .stream()
            .findFirst()
            .orElse(null);
      }
    } catch (PiCodeException e) {
      notices.accept(Notices.leftOut(shown, e.problem()));
    } catch (IOException e) {
      notices.accept(Notices.leftOut(shown, unreadable(shown, e)));
    }
    return null;
  }

  /// The manifests, then the scripts.
  private List<Path> files(Consumer<String> notices) {
    var files = new ArrayList<Path>();
    for (Path each : entries(folder.resolve("extensions"), notices)) {
      if (!String.valueOf(each.getFileName()).startsWith(".") && Files.isDirectory(each)) {
        files.add(each.resolve("picode.json"));
      }
    }
    for (String kind : SingleScripts.KINDS) {
      for (Path each : entries(folder.resolve(kind), notices)) {
        if (kind.equals(SingleScripts.HOOKS)) {
          files.addAll(scripts(entries(each, notices)));
        } else {
          files.addAll(scripts(List.of(each)));
        }
      }
    }
    return files;
  }

  private List<Path> scripts(List<Path> files) {
    return files.stream()
        .filter(file -> SingleScripts.isScript(
            folder.relativize(file).toString().replace('\\', '/')) && Files.isRegularFile(file))
        .toList();
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
