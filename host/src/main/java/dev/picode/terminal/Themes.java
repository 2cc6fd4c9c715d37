package dev.picode.terminal;

import dev.picode.problem.Nearest;
import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The themes there are: those that ship, and the person's own, one a file `NAME.toml`. Safe for many
/// threads.
///
/// A file is read when its theme is first asked for and again when it has changed, which costs one look at
/// its time and size: a caller may ask before every prompt.
public final class Themes {
  private static final String SUFFIX = ".toml";

  private final Path folder;
  private final Reader reader;
  private @Nullable Loaded loaded;

  /// The themes of a folder, which need not exist.
  public Themes(Path folder, Reader reader) {
    this.folder = folder;
    this.reader = reader;
  }

  /// Reads a theme's file.
  @FunctionalInterface
  public interface Reader {
    /// What the file says, in its order.
    ///
    /// @throws PiCodeException where it cannot be read or is no TOML
    List<ThemeLine> read(Path file);
  }

  /// A theme as it is now.
  ///
  /// @param theme the theme; [Theme#AUTO] where the one asked for cannot be used
  /// @param problem why it cannot, `null` where it can
  public record Current(Theme theme, @Nullable Problem problem) {}

  private record Loaded(String name, @Nullable FileTime time, long size, Current current) {}

  /// The theme of that name as it is now. What is wrong with it is a problem with a place, never thrown.
  public synchronized Current current(String name) {
    Theme builtin = BuiltinThemes.find(name);
    if (builtin != null) {
      return new Current(builtin, null);
    }
    Path file = folder.resolve(name + SUFFIX);
    FileTime time = null;
    long size = 0;
    try {
      BasicFileAttributes facts = Files.readAttributes(file, BasicFileAttributes.class);
      time = facts.lastModifiedTime();
      size = facts.size();
    } catch (IOException _) {
      // A file that is not there has no time.
    }
    Loaded known = loaded;
    if (known != null && known.name().equals(name) && known.size() == size
        && Objects.equals(known.time(), time)) {
      return known.current();
    }
    Current read = read(name, file, time != null);
    loaded = new Loaded(name, time, size, read);
    return read;
  }

  /// Every theme's name: those that ship, then the person's own in order.
  public List<String> names() {
    var own = new TreeSet<String>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        files.map(file -> file.getFileName().toString())
            .filter(name -> name.endsWith(SUFFIX) && name.length() > SUFFIX.length())
            .map(name -> name.substring(0, name.length() - SUFFIX.length()))
            .filter(name -> !BuiltinThemes.NAMES.contains(name))
            .forEach(own::add);
      } catch (IOException _) {
        // A folder that cannot be listed has no themes to offer.
      }
    }
    return Stream.concat(BuiltinThemes.NAMES.stream(), own.stream()).toList();
  }

  private Current read(String name, Path file, boolean exists) {
    if (!exists) {
      String nearest = Nearest.to(name, names());
      return new Current(Theme.AUTO, Problem.of("theme-unknown", ProblemKind.USER,
          "there is no theme `" + name + "`",
          nearest == null
              ? "`picode theme list` lists the themes; one of your own is the file `" + file + "`"
              : "did you mean `" + nearest + "`?"));
    }
    try {
      return new Current(Theme.parse(name, reader.read(file)), null);
    } catch (PiCodeException e) {
      return new Current(Theme.AUTO, e.problem());
    }
  }
}
