package dev.picode.config;

import dev.picode.problem.PiCodeException;
import dev.picode.problem.Place;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/// One `config.toml` being read into entries that have a place. Confined to one thread. It is loaded
/// only where such a file exists.
final class TomlFile {
  /// The largest file that is read, in bytes.
  static final int MAX_BYTES = 1024 * 1024;
  /// The deepest nesting of brackets: the parser is recursive and would overflow the stack.
  private static final int MAX_DEPTH = 100;

  private final String shownAs;
  private final String text;
  private final List<Entry> entries = new ArrayList<>();
  private final List<HookProgram> hooks = new ArrayList<>();

  private TomlFile(String shownAs, String text) {
    this.shownAs = shownAs;
    this.text = text;
  }

  /// What a file says about a setting; the value is plain but not checked.
  record Entry(Setting<?> setting, Object plain, Place place) {}

  /// What is in a file.
  ///
  /// @param entries its settings
  /// @param hooks the programs of its table `[hooks]`
  record Contents(List<Entry> entries, List<HookProgram> hooks) {}

  /// Reads a file.
  ///
  /// @param shownAs the file as a person would name it
  static Contents read(Path file, String shownAs) {
    return read(bytes(file, shownAs), shownAs);
  }

  /// What a file holds, up to a byte more than may be read.
  static byte[] bytes(Path file, String shownAs) {
    try {
      if (!Files.isRegularFile(file)) {
        throw unreadable(shownAs, "it is not a file");
      }
      try (InputStream in = Files.newInputStream(file)) {
        return in.readNBytes(MAX_BYTES + 1);
      }
    } catch (AccessDeniedException e) {
      throw unreadable(shownAs, "access is denied");
    } catch (IOException e) {
      throw unreadable(shownAs, String.valueOf(e.getMessage()));
    }
  }

  /// Reads the bytes of a file.
  static Contents read(byte[] bytes, String shownAs) {
    var toml = of(bytes, shownAs);
    toml.table(toml.parse(), List.of());
    return new Contents(toml.entries, toml.hooks);
  }

  /// Reads the bytes of a file that is no configuration: the values of its first level, as they are.
  static List<TomlValue> values(byte[] bytes, String shownAs) {
    var toml = of(bytes, shownAs);
    TomlTable table = toml.parse();
    var values = new ArrayList<TomlValue>();
    for (String name : inFileOrder(table)) {
      Object value = table.get(List.of(name));
      values.add(new TomlValue(name, value instanceof TomlTable ? List.of() : plain(value),
          toml.place(table.inputPositionOf(List.of(name)))));
    }
    return values;
  }

  private static TomlFile of(byte[] bytes, String shownAs) {
    if (bytes.length > MAX_BYTES) {
      throw unreadable(shownAs, "it is larger than " + MAX_BYTES + " bytes");
    }
    return new TomlFile(shownAs, text(bytes, shownAs));
  }

  private static String text(byte[] bytes, String shownAs) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw syntax("it is not UTF-8", Place.of(shownAs));
    }
  }

  private static PiCodeException unreadable(String shownAs, String why) {
    return Problem.of(
        "config-unreadable",
        ProblemKind.EXTERNAL,
        "the configuration `" + shownAs + "` cannot be read: " + why).toException();
  }

  private static PiCodeException syntax(String why, Place place) {
    return Problem.of(
        "config-syntax",
        ProblemKind.USER,
        "the configuration is not valid TOML: " + why).at(place).toException();
  }

  private TomlTable parse() {
    refuseDeepNesting();
    TomlParseResult result = Toml.parse(text);
    if (result.hasErrors()) {
      TomlParseError error = result.errors().getFirst();
      String message = String.valueOf(error.getMessage());
      boolean sentence = message.length() > 1 && Character.isLowerCase(message.charAt(1));
      throw syntax(
          sentence
              ? message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1)
              : message,
          place(error.position()));
    }
    return result;
  }

  /// Counts brackets without looking whether they are in a text, which no sensible file notices.
  private void refuseDeepNesting() {
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '[', '{' -> depth++;
        case ']', '}' -> depth = Math.max(0, depth - 1);
        default -> {
        }
      }
      if (depth > MAX_DEPTH) {
        throw syntax("it nests deeper than " + MAX_DEPTH + " brackets", Place.of(shownAs));
      }
    }
  }

  private void table(TomlTable table, List<String> path) {
    for (String name : inFileOrder(table)) {
      var own = new ArrayList<>(path);
      own.add(name);
      String key = String.join(".", own);
      Object value = table.get(List.of(name));
      Place place = place(table.inputPositionOf(List.of(name)));
      Setting<?> setting = Settings.find(key);
      if (key.equals("hooks") && value instanceof TomlTable inner) {
        hooks.addAll(new HookTable(this::place).read(inner, inFileOrder(inner)));
        continue;
      }
      if (setting != null && value != null) {
        entries.add(new Entry(setting, plain(value), place));
      } else if (!Settings.isTable(key)) {
        throw Config.unknownKey(key, place);
      } else if (value instanceof TomlTable inner) {
        table(inner, own);
      } else {
        throw Problem.of(
            "config-wrong-type",
            ProblemKind.USER,
            "`" + key + "` is " + typeName(plain(value)) + ", expected a table of settings")
            .at(place)
            .toException();
      }
    }
  }

  /// The names in a table as they stand in the file, so that the first mistake is the one reported.
  private static List<String> inFileOrder(TomlTable table) {
    var names = new ArrayList<>(table.keySet());
    names.sort(
        Comparator.comparingLong(name -> {
          TomlPosition position = table.inputPositionOf(List.of(name));
          return position == null ? 0 : ((long) position.line() << 32) + position.column();
        }));
    return names;
  }

  private static Object plain(@Nullable Object value) {
    if (!(value instanceof TomlArray array)) {
      return value == null ? "" : value;
    }
    var items = new ArrayList<Object>(array.size());
    for (int i = 0; i < array.size(); i++) {
      items.add(plain(array.get(i)));
    }
    return items;
  }

  /// What a value is, with its article.
  static String typeName(Object plain) {
    return switch (plain) {
      case String _ -> "a text";
      case Long _ -> "a whole number";
      case Double _ -> "a number with a fraction";
      case Boolean _ -> "true or false";
      case List<?> items -> {
        for (Object item : items) {
          if (!(item instanceof String)) {
            yield "a list with " + typeName(item);
          }
        }
        yield "a list";
      }
      case TomlTable _ -> "a table";
      default -> "a date or time";
    };
  }

  /// The place of a position, which counts code points.
  private Place place(@Nullable TomlPosition position) {
    if (position == null) {
      return Place.of(shownAs);
    }
    String line = line(position.line());
    int points = Math.min(position.column() - 1, line.codePointCount(0, line.length()));
    int column = line.offsetByCodePoints(0, Math.max(0, points)) + 1;
    return new Place(shownAs, position.line(), column, line);
  }

  private String line(int number) {
    int start = 0;
    for (int i = 1; i < number; i++) {
      int end = text.indexOf('\n', start);
      if (end < 0) {
        return "";
      }
      start = end + 1;
    }
    int end = text.indexOf('\n', start);
    String line = end < 0 ? text.substring(start) : text.substring(start, end);
    return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
  }
}
