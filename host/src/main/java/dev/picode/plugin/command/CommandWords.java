package dev.picode.plugin.command;

import dev.picode.plugin.manifest.Argument;
import dev.picode.plugin.manifest.CommandContribution;
import dev.picode.problem.Nearest;
import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The arguments of a command as a script gives them, in the words of a line or by name, as the texts that
/// [ArgumentValues] takes. Confined to one thread.
final class CommandWords {
  private final CommandContribution command;
  private final Map<String, List<String>> texts = new LinkedHashMap<>();
  private final List<Argument> positionals;
  private int position;

  private CommandWords(CommandContribution command) {
    this.command = command;
    this.positionals = command.arguments().stream().filter(Argument::positional).toList();
  }

  /// The texts of the words after a command's name: `--name value`, `--name=value`, flags, positional ones,
  /// and `--`, after which nothing is an option.
  ///
  /// @throws PiCodeException `usage`
  static Map<String, List<String>> texts(CommandContribution command, List<String> words) {
    var read = new CommandWords(command);
    boolean options = true;
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (options && word.equals("--")) {
        options = false;
      } else if (options && word.startsWith("--")) {
        i += read.option(word, i + 1 < words.size() ? words.get(i + 1) : null);
      } else {
        // What takes the rest takes options too.
        options &= !read.positional(word).is(Argument.Trait.REST);
      }
    }
    return read.texts;
  }

  /// The texts of plain values by the names of the arguments.
  ///
  /// @throws PiCodeException `usage` for a name that is none, and `argument-invalid`
  static Map<String, List<String>> texts(CommandContribution command, Map<String, ?> values) {
    var read = new CommandWords(command);
    values.forEach((name, value) -> {
      Argument argument = read.named(name);
      if (value != null) {
        List<?> items = value instanceof List<?> list && argument.list() ? list : List.of(value);
        items.forEach(item -> read.add(argument, read.text(argument, item)));
      }
    });
    return read.texts;
  }

  /// @return how many words more it takes
  private int option(String word, @Nullable String next) {
    int equals = word.indexOf('=');
    Argument argument = named(word.substring(2, equals < 0 ? word.length() : equals));
    if (argument.positional()) {
      throw unknown(argument.name());
    }
    if (argument.type() == Argument.Type.BOOLEAN && equals < 0) {
      add(argument, "true");
      return 0;
    }
    String value = equals < 0 ? next : word.substring(equals + 1);
    if (value == null) {
      throw usage("the option `" + word + "` needs a value");
    }
    for (String text : argument.list() ? value.split(",", -1) : new String[] {value}) {
      add(argument, text);
    }
    return equals < 0 ? 1 : 0;
  }

  private Argument positional(String word) {
    if (position == positionals.size()) {
      throw usage("`" + command.name() + "` takes no argument `" + word + "`");
    }
    Argument argument = positionals.get(position);
    position += argument.list() ? 0 : 1;
    add(argument, word);
    return argument;
  }

  private void add(Argument argument, String text) {
    texts.computeIfAbsent(argument.name(), _ -> new ArrayList<>()).add(text);
  }

  private String text(Argument argument, @Nullable Object item) {
    if (item instanceof String || item instanceof Boolean || item instanceof Number) {
      return item.toString();
    }
    throw Problem.of("argument-invalid", ProblemKind.USER,
        "the argument `" + argument.name() + "` of `" + command.name()
            + "` is no text, number or truth value")
        .toException();
  }

  private Argument named(String name) {
    return command.argument(name).orElseThrow(() -> unknown(name));
  }

  private PiCodeException unknown(String name) {
    String nearest = Nearest.to(name, command.arguments().stream().map(Argument::name).toList());
    return Problem.of("usage", ProblemKind.USER,
        "`" + command.name() + "` takes no argument `" + name + "`",
        nearest == null
            ? "`picode " + command.name() + " --help` shows its arguments"
            : "did you mean `" + nearest + "`?")
        .toException();
  }

  private PiCodeException usage(String message) {
    return Problem.of("usage", ProblemKind.USER, message,
        "`picode " + command.name() + " --help` shows its arguments").toException();
  }
}
