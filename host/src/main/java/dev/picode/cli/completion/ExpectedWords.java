package dev.picode.cli.completion;

import dev.picode.agent.session.SessionInfo;
import dev.picode.cli.command.CliCommand;
import dev.picode.cli.command.CliCommands;
import dev.picode.cli.command.CliSpecs;
import dev.picode.cli.command.GlobalOptions;
import dev.picode.cli.completion.Expected.More;
import dev.picode.cli.completion.Expected.Word;
import dev.picode.cli.script.ScriptCommand;
import dev.picode.llm.catalog.ModelCatalogue;
import dev.picode.plugin.command.CommandCompletion.Candidate;
import dev.picode.plugin.hook.HookEvents;
import dev.picode.plugin.lock.SwitchedOff;
import dev.picode.plugin.manifest.Argument;
import dev.picode.plugin.provider.ProviderRegistry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// Tells what the next word of a command line may be, from what commands say they take. Confined to one thread.
///
/// @param commands the commands there are
/// @param config the folder of the person's settings
/// @param answers asks scripts
/// @param sessions the sessions of the workspace
public record ExpectedWords(CliCommands commands, Path config, Answers answers,
    Supplier<List<SessionInfo>> sessions) {
  /// Names of arguments that stand for a commit.
  private static final Set<String> REVISIONS = Set.of("ref", "refs", "since", "base", "branch",
      "commit", "revision", "rev", "tag", "from-ref", "to-ref");

  /// What the script of a command says that one of its arguments may become.
  public interface Answers {
    /// Gives nothing where the script does not answer in time.
    List<Candidate> of(ScriptCommand command, String argument, String prefix);
  }

  /// A command that a line calls, and the words that are left for it.
  private record Called(CliCommand command, CommandSpec spec, List<String> rest) {}

  /// What the next word may be.
  ///
  /// @param before the words before it
  /// @param word as much of it as is there
  public Expected next(List<String> before, String word) {
    List<String> words = withoutGlobals(before);
    if (words.isEmpty()) {
      return new Expected(commandWords(), More.NOTHING);
    }
    CliCommand top = commands.find(words.getFirst());
    if (top == null) {
      return Expected.NOTHING;
    }
    Called called = called(top, words.subList(1, words.size()));
    OptionSpec open = called.rest().isEmpty()
        ? null
        : option(called.spec(), called.rest().getLast());
    if (open != null && open.arity().max() > 0) {
      return values(called.command(), open.longestName().replaceFirst("^-+", ""), open, word);
    }
    if (word.startsWith("-") && !called.rest().contains("--")) {
      return new Expected(options(called), More.NOTHING);
    }
    if (!called.command().subcommands().isEmpty()) {
      return new Expected(called.command()
          .subcommands()
          .stream()
          .map(below -> new Word(below.name(), below.description(), ""))
          .toList(), More.NOTHING);
    }
    return positional(called, word);
  }

  private static List<String> withoutGlobals(List<String> before) {
    int at = 0;
    while (at < before.size() && before.get(at).startsWith("-")) {
      at += GlobalOptions.takesValue(before.get(at)) ? 2 : 1;
    }
    return before.subList(Math.min(at, before.size()), before.size());
  }

  private List<Word> commandWords() {
    return commands.all()
        .stream()
        .map(command -> new Word(command.name(), command.description(), command.group()))
        .toList();
  }

  private static Called called(CliCommand top, List<String> words) {
    CliCommand command = top;
    List<String> rest = words;
    while (!rest.isEmpty()) {
      String name = rest.getFirst();
      Optional<CliCommand> below = command.subcommands()
          .stream()
          .filter(each -> each.name().equals(name))
          .findFirst();
      if (below.isEmpty()) {
        break;
      }
      command = below.get();
      rest = rest.subList(1, rest.size());
    }
    CommandSpec spec = command.spec();
    GlobalOptions.addTo(spec);
    return new Called(command, spec, rest);
  }

  private static @Nullable OptionSpec option(CommandSpec spec, String word) {
    return word.startsWith("-") ? spec.findOption(word) : null;
  }

  private static List<Word> options(Called called) {
    Set<OptionSpec> given = new HashSet<>();
    for (String word : called.rest()) {
      OptionSpec option = option(called.spec(), word.replaceFirst("=.*", ""));
      if (option != null && !option.isMultiValue()) {
        given.add(option);
      }
    }
    CommandSpec globals = CliSpecs.empty();
    GlobalOptions.addTo(globals);
    var words = new ArrayList<Word>();
    for (OptionSpec option : called.spec().options()) {
      if (!given.contains(option)) {
        words.add(new Word(option.longestName(), description(option),
            globals.findOption(option.longestName()) == null ? "" : "global"));
      }
    }
    return words;
  }

  private Expected positional(Called called, String word) {
    int index = 0;
    boolean options = true;
    for (int i = 0; i < called.rest().size(); i++) {
      OptionSpec option = options ? option(called.spec(), called.rest().get(i)) : null;
      if (options && called.rest().get(i).equals("--")) {
        options = false;
      } else if (option != null) {
        i += option.arity().max() > 0 ? 1 : 0;
      } else {
        index++;
      }
    }
    for (PositionalParamSpec positional : called.spec().positionalParameters()) {
      if (positional.index().contains(index)) {
        return values(called.command(), positional.paramLabel(), positional, word);
      }
    }
    return Expected.NOTHING;
  }

  private Expected values(CliCommand command, String name, ArgSpec spec, String prefix) {
    String plain = name.toLowerCase(Locale.ROOT);
    var words = new ArrayList<Word>();
    if (spec.completionCandidates() != null) {
      spec.completionCandidates().forEach(value -> words.add(new Word(value, "", "")));
    }
    if (command instanceof ScriptCommand script) {
      Argument argument = script.entry().command().argument(plain).orElse(null);
      if (argument != null && argument.is(Argument.Trait.COMPLETED)) {
        answers.of(script, argument.name(), prefix)
            .forEach(each -> words.add(new Word(each.value(), each.description(), "")));
      }
      if (argument != null && argument.type() == Argument.Type.PATH) {
        return new Expected(words, More.PATH);
      }
    }
    switch (spec.paramLabel()) {
      case "COMMAND" -> words.addAll(commandWords());
      case "ID", "EXTENSION" -> words.addAll(extensions());
      case "SESSION" -> words.addAll(kept());
      case "PROVIDER" -> words.addAll(models(""));
      case "MODEL" -> words.addAll(models(prefix));
      case "EVENT" -> HookEvents.ALL.forEach(
          event -> words.add(new Word(event.name(), "", "")));
      case "FORMAT" -> {
        if (words.isEmpty()) {
          List.of("text", "json", "stream-json")
              .forEach(value -> words.add(new Word(value, "", "")));
        }
      }
      default -> {
      }
    }
    More more = switch (spec.paramLabel()) {
      case "FILE", "DIR", "PATH", "FOLDER", "SOURCE" -> More.PATH;
      default -> REVISIONS.contains(plain) ? More.REVISION : More.NOTHING;
    };
    return new Expected(words, more);
  }

  private Map<String, ProviderRegistry.Entry> providers() {
    return new ProviderRegistry(commands.extensions()).providers();
  }

  /// The providers, and the models of one that is typed already, as far as they are known without running a script.
  private List<Word> models(String prefix) {
    var words = new ArrayList<Word>();
    int slash = prefix.indexOf('/');
    providers().forEach((name, entry) -> {
      if (slash < 0) {
        words.add(new Word(name, entry.provider().description(), ""));
      } else if (name.equals(prefix.substring(0, slash))) {
        ModelCatalogue.shipped()
            .models(entry.provider().name())
            .forEach(model -> words.add(
                new Word(name + "/" + model.info().id(), model.info().title(), "")));
      }
    });
    return words;
  }

  /// Each by its name, where it has one, and by its id.
  private List<Word> kept() {
    var words = new ArrayList<Word>();
    for (SessionInfo info : sessions.get()) {
      if (!info.name().isEmpty()) {
        words.add(new Word(info.name(), info.title(), ""));
      }
      words.add(new Word(info.header().id(), info.shown(), ""));
    }
    return words;
  }

  private List<Word> extensions() {
    var words = new TreeMap<String, Word>();
    SwitchedOff.of(config).ids().forEach(id -> words.put(id, new Word(id, "switched off", "")));
    commands.extensions()
        .all()
        .forEach(each -> words.put(each.id(),
            new Word(each.id(), each.manifest().description(), "")));
    return List.copyOf(words.values());
  }

  private static String description(ArgSpec spec) {
    return spec.description().length == 0 ? "" : spec.description()[0];
  }
}
