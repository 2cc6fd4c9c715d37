package dev.picode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// The checked-in sources, for laws that class files do not show. Stateless, safe for many threads.
public final class Sources {
  private Sources() {}

  /// The Java sources of some modules, without their tests: text by path.
  public static Map<String, String> java(String... modules) {
    return ending(".java", modules);
  }

  /// The sources and resources of some modules with this ending, without their tests: text by path.
  public static Map<String, String> ending(String ending, String... modules) {
    var texts = new TreeMap<String, String>();
    for (String module : modules) {
      Path main = Path.of("..", module, "src", "main");
      try (var files = Files.walk(main)) {
        for (Path file : files.filter(path -> path.toString().endsWith(ending)).toList()) {
          texts.put(file.toString().replace('\\', '/'), Files.readString(file));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return texts;
  }
}
