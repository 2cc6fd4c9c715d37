package dev.picode.config;

import dev.picode.problem.Place;
import java.nio.file.Path;
import java.util.List;

/// What a TOML file of the person's that is no configuration says of one name, such as a theme. Immutable.
///
/// @param name the name
/// @param value a text, a `Long`, a `Double`, a `Boolean` or a list of these; an empty list for a table
/// @param place where it stands
public record TomlValue(String name, Object value, Place place) {
  /// The values of a file's first level, in its order.
  ///
  /// @throws dev.picode.problem.PiCodeException `config-unreadable` where it cannot be read, `config-syntax` where
  ///     it is no TOML
  public static List<TomlValue> read(Path file) {
    String shownAs = file.toString();
    return TomlFile.values(TomlFile.bytes(file, shownAs), shownAs);
  }
}
