package dev.picode.cli;

import dev.picode.plugin.command.CommandCompletion.Candidate;
import dev.picode.plugin.hook.HookEvents;
import dev.picode.plugin.lock.SwitchedOff;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// What the last word of a command line may become. Confined to one thread.
final class Completer {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_@%+=:,./-]+");

  private final CliSession session;

  Completer(CliSession session) {
    this.session = session;
  }

  /// The commands whose arguments are asked for when a key is pressed.
  static List<String> dynamic(CliCommands commands) {
    var names = new ArrayList<>(List.of("ext", "hook"));
    for (CliCommand command : commands.all()) {
      if (command instanceof ScriptCommand script && script.completes()) {
        names.add(command.name());
      }
    }
    return names;
  }

  /// Whether a text is one word of a line as it is. A shell puts a candidate into the line unquoted, so one
  /// that a shell would act on is a command that a script wrote and a person runs.
  static boolean isWord(String text) {
    return WORD.matcher(text).matches();
  }

  /// What is known of an argument by what it is called, and by its choices.
  static List<Candidate> known(ArgSpec argument, String prefix, CliSession session) {
    var values = new ArrayList<String>();
    if (argument.completionCandidates() != null) {
      argument.completionCandidates().forEach(values::add);
    }
    switch (argument.paramLabel()) {
      case "ID" -> values.addAll(ids(session));
      case "EVENT" -> HookEvents.ALL.forEach(event -> values.add(event.name()));
      default -> {
      }
    }
    return starting(values, prefix);
  }

  private static Set<String> ids(CliSession session) {
    var ids = new TreeSet<>(SwitchedOff.of(session.folders().config()).ids());
    session.commands().extensions().all().forEach(extension -> ids.add(extension.id()));
    return ids;
  }

  private static List<Candidate> starting(List<String> values, String prefix) {
    return values.stream()
        .filter(value -> value.startsWith(prefix))
        .map(value -> new Candidate(value, ""))
        .toList();
  }

  /// The candidates for the last word.
  ///
  /// @param words the words behind the name of the program; the last one may be empty
  List<Candidate> candidates(List<String> words) {
    String prefix = words.getLast();
    int at = 0;
    while (at < words.size() - 1 && words.get(at).startsWith("-")) {
      at += GlobalOptions.takesValue(words.get(at)) ? 2 : 1;
    }
    if (at >= words.size() - 1) {
      return commands(session.commands().all(), prefix);
    }
    CliCommand command = session.commands().find(words.get(at++));
    while (command != null && !command.subcommands().isEmpty() && at < words.size() - 1) {
      command = below(command, words.get(at++));
    }
    if (command == null) {
      return List.of();
    }
    return command.subcommands().isEmpty()
        ? argument(command, words.subList(at, words.size()))
        : commands(command.subcommands(), prefix);
  }

  private static @Nullable CliCommand below(CliCommand command, String name) {
    return command.subcommands()
        .stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElse(null);
  }

  private static List<Candidate> commands(List<CliCommand> commands, String prefix) {
    return commands.stream()
        .filter(command -> command.name().startsWith(prefix))
        .map(command -> new Candidate(command.name(), command.description()))
        .toList();
  }

  private List<Candidate> argument(CliCommand command, List<String> words) {
    CommandSpec spec = command.spec();
    String prefix = words.getLast();
    int position = 0;
    boolean options = true;
    for (int i = 0; i < words.size() - 1; i++) {
      String word = words.get(i);
      OptionSpec option = options ? spec.findOption(word) : null;
      if (options && word.equals("--")) {
        options = false;
      } else if (option != null && option.arity().max() > 0) {
        if (i + 1 == words.size() - 1) {
          return command.candidates(option, 0, prefix, session);
        }
        i++;
      } else if (!options || !word.startsWith("-")) {
        position++;
      }
    }
    if (options && prefix.startsWith("-")) {
      return option(command, spec, prefix);
    }
    for (PositionalParamSpec positional : spec.positionalParameters()) {
      if (positional.index().contains(position)) {
        return command.candidates(positional, position, prefix, session);
      }
    }
    return List.of();
  }

  private List<Candidate> option(CliCommand command, CommandSpec spec, String prefix) {
    int equals = prefix.indexOf('=');
    if (equals > 0) {
      OptionSpec option = spec.findOption(prefix.substring(0, equals));
      String before = prefix.substring(0, equals + 1);
      return option == null
          ? List.of()
          : command.candidates(option, 0, prefix.substring(equals + 1), session)
              .stream()
              .map(each -> new Candidate(before + each.value(), each.description()))
              .toList();
    }
    var names = new ArrayList<Candidate>();
    for (OptionSpec option : spec.options()) {
      if (option.longestName().startsWith(prefix)) {
        names.add(new Candidate(option.longestName(),
            option.description().length == 0 ? "" : option.description()[0]));
      }
    }
    return names;
  }
}
