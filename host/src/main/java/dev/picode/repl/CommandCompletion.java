package dev.picode.repl;

import dev.picode.git.GitRepository;
import dev.picode.problem.PiCodeException;
import dev.picode.repl.script.Paths;
import dev.picode.repl.script.Suggestion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Completes lines that are commands, from what the commands say they take. Safe for many threads where the commands are.
///
/// @param commands the commands
/// @param aliases names for lines
/// @param folder the folder that paths are relative to
record CommandCompletion(CommandLines commands, Aliases aliases, Path folder) {
  private static final int MOST_REVISIONS = 500;
  private static final Set<OwnCommand> OF_CONVERSATION = Set.of(OwnCommand.CONTEXT,
      OwnCommand.EXPAND, OwnCommand.MODEL, OwnCommand.PROVIDER);

  /// Where the word begins that ends at the cursor.
  int wordStart(String buffer, int cursor) {
    TypedWords typed = TypedWords.of(buffer.substring(0, cursor));
    return typed.start() + valueStart(typed);
  }

  /// In `--format=js` the value is a word of its own.
  private static int valueStart(TypedWords typed) {
    int equals = typed.word().indexOf('=');
    return typed.word().startsWith("--") && equals > 0 && typed.quote() == null ? equals + 1 : 0;
  }

  /// What the word that ends at the cursor may become.
  List<Suggestion> complete(String buffer, int cursor) {
    String text = buffer.substring(0, cursor);
    TypedWords typed = TypedWords.of(text);
    String word = typed.word();
    List<Suggestion> found = switch (Entry.kind(text.stripLeading())) {
      case COMMANDS -> command(typed);
      case SHELL -> Paths.starting(word.startsWith("!") ? word.substring(1) : word, folder)
          .stream()
          .map(each -> word.startsWith("!") ? behind("!", each) : each)
          .toList();
      case SCRIPT -> typed.before().isEmpty() ? languages(word) : List.of();
      case TEXT -> mentions(word);
    };
    return found.stream().map(each -> quoted(each, typed)).toList();
  }

  private List<Suggestion> command(TypedWords typed) {
    String word = typed.word();
    if (typed.before().isEmpty()) {
      return names(word);
    }
    if (word.startsWith("@")) {
      return mentions(word);
    }
    var before = new ArrayList<>(typed.before());
    before.set(0, before.getFirst().replaceFirst("^/", ""));
    if (before.equals(List.of("help"))) {
      return names("/" + word).stream()
          .map(each -> new Suggestion(each.value().substring(1), each.description(), each.group(),
              false))
          .toList();
    }
    Optional<OwnCommand> own = OwnCommand.find(before.getFirst());
    if (own.isPresent() && !OF_CONVERSATION.contains(own.get())) {
      return List.of();
    }
    int value = valueStart(typed);
    if (value > 0) {
      before.add(word.substring(0, value - 1));
    }
    var found = new ArrayList<>(next(before, word.substring(value)));
    if (own.isPresent() && before.size() == 1 && !word.startsWith("-")) {
      found.addAll(named(own.get(), word));
    }
    return found;
  }

  /// What the conversation may go on with.
  private List<Suggestion> named(OwnCommand command, String word) {
    return switch (command) {
      case MODEL -> next(List.of("ask", "--model"), word).stream()
          .map(each -> new Suggestion(
              each.value() + (each.value().contains("/") ? "" : "/"), each.description(),
              each.group(), !each.value().contains("/")))
          .toList();
      case PROVIDER -> next(List.of("provider", "login"), word);
      default -> List.of();
    };
  }

  private List<Suggestion> next(List<String> before, String word) {
    CommandLines.Next next = commands.next(before, word);
    var found = new ArrayList<Suggestion>();
    next.words().stream().filter(each -> each.value().startsWith(word)).forEach(found::add);
    if (next.path() && !word.startsWith("-")) {
      found.addAll(Paths.starting(word, folder));
    }
    if (next.revision()) {
      revisions().stream()
          .filter(name -> name.startsWith(word))
          .forEach(name -> found.add(new Suggestion(name, "", "", false)));
    }
    return found;
  }

  private List<String> revisions() {
    try {
      return GitRepository.find(folder)
          .map(repository -> repository.refs(MOST_REVISIONS))
          .orElse(List.of());
    } catch (PiCodeException _) {
      return List.of();
    }
  }

  /// The names of commands; the slash may be left out behind `&&`.
  private List<Suggestion> names(String word) {
    String start = word.startsWith("/") ? word.substring(1) : word;
    var found = new ArrayList<Suggestion>();
    commands.next(List.of(), start)
        .words()
        .stream()
        .filter(each -> OwnCommand.find(each.value()).isEmpty())
        .forEach(found::add);
    for (OwnCommand own : OwnCommand.values()) {
      found.add(new Suggestion(own.title(), own.description(), "Prompt", false));
    }
    aliases.all().forEach((name, line) -> found.add(new Suggestion(name, line, "Aliases", false)));
    return found.stream()
        .filter(each -> each.value().startsWith(start))
        .map(each -> behind("/", each))
        .toList();
  }

  private static List<Suggestion> languages(String word) {
    return List.of(new Suggestion(":js", "JavaScript", "", false),
        new Suggestion(":py", "Python", "", false))
        .stream()
        .filter(each -> each.value().startsWith(word))
        .toList();
  }

  private List<Suggestion> mentions(String word) {
    return word.startsWith("@")
        ? Paths.starting(word.substring(1), folder)
            .stream()
            .map(each -> behind("@", each))
            .toList()
        : List.of();
  }

  private static Suggestion behind(String mark, Suggestion suggestion) {
    return new Suggestion(mark + suggestion.value(), suggestion.description(), suggestion.group(),
        suggestion.more());
  }

  private static Suggestion quoted(Suggestion each, TypedWords typed) {
    String quote = typed.quote();
    String value = quote == null
        ? Entry.escaped(each.value())
        : quote + each.value() + (each.more() ? "" : quote);
    return new Suggestion(value, each.description(), each.group(), each.more());
  }
}
