package dev.picode.plugin.command;

import dev.picode.plugin.manifest.Argument;
import dev.picode.plugin.manifest.CommandContribution;
import dev.picode.problem.Nearest;
import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.workspace.Workspace;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Turns the texts a front collected into the plain values a command gets: checked, converted,
/// defaults filled in. Confined to one thread.
public final class ArgumentValues {
  private final CommandContribution command;
  private final Map<String, List<String>> texts;
  private final Path base;

  /// Values for one call.
  ///
  /// @param texts what was given, by argument; a flag that was given is `true`
  /// @param base the folder that relative paths are relative to
  public ArgumentValues(CommandContribution command, Map<String, List<String>> texts, Path base) {
    this.command = command;
    this.texts = texts;
    this.base = base;
  }

  /// The folder the call is about: that of its first positional path, else the base.
  ///
  /// @throws PiCodeException `path-invalid`
  public Path start() {
    for (Argument argument : command.arguments()) {
      List<String> given = given(argument);
      if (argument.positional() && argument.type() == Argument.Type.PATH && !given.isEmpty()) {
        return absolute(given.getFirst());
      }
    }
    return base;
  }

  /// The plain values by argument; paths relative to the workspace.
  ///
  /// @throws PiCodeException `argument-missing`, `argument-invalid`, and those of
  ///     [Workspace#resolve(Path)]
  public Map<String, @Nullable Object> plain(Workspace workspace) {
    var values = new LinkedHashMap<String, @Nullable Object>();
    for (Argument argument : command.arguments()) {
      List<String> given = given(argument);
      if (given.isEmpty() && argument.is(Argument.Trait.REQUIRED)) {
        throw Problem.of("argument-missing", ProblemKind.USER,
            "`" + command.name() + "` needs " + spelled(argument),
            "`picode " + command.name() + " --help` shows its arguments").toException();
      }
      values.put(argument.name(), given.isEmpty()
          ? fallback(argument, workspace)
          : value(argument, given, workspace));
    }
    return values;
  }

  /// The paths whose naming grants writing them, relative to the workspace.
  public List<String> writable(Workspace workspace) {
    var paths = new ArrayList<String>();
    for (Argument argument : command.arguments()) {
      if (argument.is(Argument.Trait.GRANTS_WRITE)) {
        for (String text : given(argument)) {
          paths.add(path(text, workspace));
        }
      }
    }
    return paths;
  }

  private @Nullable Object fallback(Argument argument, Workspace workspace) {
    if (argument.fallback() == null) {
      return argument.list() ? List.of() : null;
    }
    return argument.type() == Argument.Type.PATH && argument.fallback() instanceof String text
        ? path(text, workspace)
        : argument.fallback();
  }

  private Object value(Argument argument, List<String> given, Workspace workspace) {
    if (!argument.list()) {
      return single(argument, given.getLast(), workspace);
    }
    var values = new ArrayList<Object>();
    for (String text : given) {
      values.add(single(argument, text, workspace));
    }
    return values;
  }

  private Object single(Argument argument, String text, Workspace workspace) {
    if (!argument.choices().isEmpty() && !argument.choices().contains(text)) {
      String nearest = Nearest.to(text, argument.choices());
      throw invalid(argument, text, "one of " + String.join(", ", argument.choices()),
          nearest == null ? null : "did you mean `" + nearest + "`?");
    }
    try {
      return switch (argument.type()) {
        case STRING -> text;
        case PATH -> path(text, workspace);
        case INTEGER -> Long.parseLong(text);
        case NUMBER -> Double.parseDouble(text);
        case BOOLEAN -> Boolean.parseBoolean(text);
      };
    } catch (NumberFormatException e) {
      throw invalid(argument, text,
          argument.type() == Argument.Type.INTEGER ? "a whole number" : "a number", null);
    }
  }

  private String path(String text, Workspace workspace) {
    return workspace.resolve(absolute(text)).toString();
  }

  private Path absolute(String text) {
    try {
      return base.resolve(text).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw Problem.of("path-invalid", ProblemKind.USER,
          "`" + text + "` is not a path: " + e.getReason()).toException(e);
    }
  }

  private List<String> given(Argument argument) {
    return texts.getOrDefault(argument.name(), List.of());
  }

  private static PiCodeException invalid(
      Argument argument,
      String text,
      String expected,
      @Nullable String hint) {
    return new Problem("argument-invalid", ProblemKind.USER,
        spelled(argument) + " is `" + text + "`, expected " + expected, hint, null).toException();
  }

  private static String spelled(Argument argument) {
    return argument.positional()
        ? "the argument `" + argument.name() + "`"
        : "the option `--" + argument.name() + "`";
  }
}
