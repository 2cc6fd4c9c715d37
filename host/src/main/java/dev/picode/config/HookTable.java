package dev.picode.config;

import dev.picode.problem.PiCodeException;
import dev.picode.problem.Place;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.sandbox.capability.ArgvScope;
import dev.picode.sandbox.capability.InvalidScopeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlArray;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/// Reads the table `[hooks]`: an event, and the program or the programs it runs, each a text or a table.
/// Confined to one thread.
final class HookTable {
  private static final List<String> MEMBERS = List.of("run", "name", "timeout", "shell", "paths",
      "commands", "types", "on-failure");
  private static final long MAX_SECONDS = 3_600;

  private final Function<@Nullable TomlPosition, Place> places;
  private final List<HookProgram> programs = new ArrayList<>();

  /// @param places gives the place of a position
  HookTable(Function<@Nullable TomlPosition, Place> places) {
    this.places = places;
  }

  /// The programs of a table, in the order of the file.
  List<HookProgram> read(TomlTable table, List<String> names) {
    for (String name : names) {
      Place place = places.apply(table.inputPositionOf(List.of(name)));
      String event = name.indexOf('.') < 0 ? name.replace('_', '-') : name;
      Object value = table.get(List.of(name));
      if (value instanceof TomlArray items) {
        for (int i = 0; i < items.size(); i++) {
          programs.add(program(event, items.get(i), places.apply(position(items, i))));
        }
      } else {
        programs.add(program(event, value, place));
      }
    }
    return programs;
  }

  /// Where an item is. What the parser knows of one is where the one before it ends; a table knows its
  /// first member's place.
  private static @Nullable TomlPosition position(TomlArray items, int index) {
    return items.get(index) instanceof TomlTable table && !table.isEmpty()
        ? table.inputPositionOf(List.of(table.keySet().iterator().next()))
        : items.inputPositionOf(index);
  }

  private static HookProgram program(String event, @Nullable Object value, Place place) {
    return switch (value) {
      case String command -> made(event, command, place, new TableReader(event, null, place));
      case TomlTable table -> {
        for (String member : table.keySet()) {
          if (!MEMBERS.contains(member)) {
            throw wrong("config-unknown-key", "`hooks." + event + "` knows no `" + member
                + "`; it has " + String.join(", ", MEMBERS), place);
          }
        }
        var reader = new TableReader(event, table, place);
        yield made(event, reader.text("run", ""), place, reader);
      }
      case null, default -> throw wrong("config-wrong-type", "`hooks." + event
          + "` is not a command, a table with `run`, or a list of such", place);
    };
  }

  private static HookProgram made(String event, String command, Place place, TableReader table) {
    if (command.isBlank()) {
      throw wrong("config-bad-value", "`hooks." + event + "` names no program to `run`", place);
    }
    String failure = table.text("on-failure", "");
    if (!List.of("", "block", "proceed").contains(failure)) {
      throw wrong("config-bad-value", "`hooks." + event
          + ".on-failure` is `" + failure + "`, expected `block` or `proceed`", place);
    }
    return new HookProgram(event, table.text("name", ""), command,
        table.flag("shell") ? List.of("sh", "-c", command) : argv(event, command, place),
        table.timeout(), table.texts("paths"), table.texts("commands"), table.texts("types"),
        failure.isEmpty() ? null : failure.equals("proceed"), Layer.USER, place);
  }

  private static List<String> argv(String event, String command, Place place) {
    try {
      return ArgvScope.parse(command).words();
    } catch (InvalidScopeException e) {
      throw wrong("config-bad-value", "`hooks." + event + "` runs no shell: " + e.getMessage()
          + "; or write `{ run = …, shell = true }`", place);
    }
  }

  private static PiCodeException wrong(String code, String message, Place place) {
    return new Problem(code, ProblemKind.USER, message, null, place).toException();
  }

  /// The members of a table, each with its type checked.
  private record TableReader(String event, @Nullable TomlTable table, Place place) {
    private @Nullable Object get(String name) {
      return table == null ? null : table.get(List.of(name));
    }

    String text(String name, String otherwise) {
      return switch (get(name)) {
        case null -> otherwise;
        case String text -> text;
        default -> throw type(name, "a text");
      };
    }

    boolean flag(String name) {
      return switch (get(name)) {
        case null -> false;
        case Boolean flag -> flag;
        default -> throw type(name, "`true` or `false`");
      };
    }

    Duration timeout() {
      return switch (get("timeout")) {
        case null -> HookProgram.TIMEOUT;
        case Long seconds when seconds > 0 && seconds <= MAX_SECONDS ->
          Duration.ofSeconds(seconds);
        default -> throw type("timeout", "a number of seconds from 1 to " + MAX_SECONDS);
      };
    }

    List<String> texts(String name) {
      var texts = new ArrayList<String>();
      switch (get(name)) {
        case null -> {
        }
        case TomlArray items -> {
          for (int i = 0; i < items.size(); i++) {
            if (!(items.get(i) instanceof String text)) {
              throw type(name, "a list of texts");
            }
            texts.add(text);
          }
        }
        default -> throw type(name, "a list of texts");
      }
      return texts;
    }

    private PiCodeException type(String name, String expected) {
      return wrong("config-wrong-type",
          "`hooks." + event + "." + name + "` is not " + expected, place);
    }
  }
}
