package dev.picode.repl;

import dev.picode.config.SettingValue;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.terminal.TableView;
import dev.picode.terminal.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Runs the commands of the prompt's own. Confined to the thread of the lines.
final class OwnCommands {
  private final Session session;
  private @Nullable Lines lines;

  OwnCommands(Session session) {
    this.session = session;
  }

  /// What only a prompt at a terminal has.
  interface Lines {
    /// The lines that were entered, oldest first.
    List<String> entered();

    /// Clears the screen.
    void clear();
  }

  /// Gives the commands the terminal they are typed at.
  void at(Lines terminal) {
    lines = terminal;
  }

  int run(OwnCommand command, List<String> words) {
    return switch (command) {
      case HELP -> help(words);
      case HISTORY -> history(words);
      case NEW -> begin();
      case CONTEXT, EXPAND, MODEL, PROVIDER -> conversation(command, words);
      case CLEAR -> clear();
      case CONFIG -> config();
      case EXTENSIONS -> session.place().commands().run(extensions(words));
      case TASKS -> new TaskLines(session.place().commands().tasks(), session.screen()).run(words);
      case ALIAS -> alias(words);
      case EXIT -> exit(words);
    };
  }

  private int help(List<String> words) {
    if (!words.isEmpty()) {
      return help(words.getFirst().replaceFirst("^/", ""));
    }
    int code = session.place().commands().run(List.of("help"));
    var rows = new ArrayList<List<String>>();
    for (OwnCommand command : OwnCommand.values()) {
      rows.add(List.of("  /" + command.title(), command.description()));
    }
    rows.add(List.of("  WORDS", "Talk to the agent; @PATH mentions a file"));
    rows.add(List.of("  !COMMAND", "Runs a command of the system, past the hooks on pre-shell"));
    rows.add(List.of("  :js, :py", "Evaluate code in the sandbox: :js 1 + 1"));
    Terminal terminal = session.screen().terminal();
    terminal.out().println("\nAt this prompt every command is typed as /NAME, and there are");
    terminal.out().printView(TableView.render(List.of(), rows, terminal.out().canvas()));
    terminal.out().println("\n/A && /B runs B where A went well, /A || /B where it did not.");
    terminal.flush();
    return code;
  }

  private int help(String name) {
    Optional<String> alias = session.aliases().find(name);
    if (alias.isPresent()) {
      return say("/" + name + " is an alias of " + alias.get());
    }
    Optional<OwnCommand> own = OwnCommand.find(name);
    return own.isPresent() && own.get() != OwnCommand.HELP
        ? say("/" + name + ": " + own.get().description())
        : session.place().commands().run(List.of("help", name));
  }

  private int say(String sentence) {
    Terminal terminal = session.screen().terminal();
    terminal.out().println(sentence);
    terminal.flush();
    return 0;
  }

  private int history(List<String> words) {
    Lines known = lines;
    if (known == null) {
      return 0; // nobody typed anything
    }
    String wanted = String.join(" ", words);
    Terminal terminal = session.screen().terminal();
    int number = 0;
    for (String line : known.entered()) {
      number++;
      if (line.contains(wanted)) {
        terminal.out()
            .println(
                String.format(Locale.ROOT, "%5d  %s", number, line.replace("\n", "\n       ")));
      }
    }
    terminal.flush();
    return 0;
  }

  /// A command of the program that has the same name is still there.
  private int conversation(OwnCommand command, List<String> words) {
    var line = new ArrayList<>(List.of(command.title()));
    line.addAll(words);
    return isOfProgram(command, words)
        ? session.command(line)
        : session.place().commands().onConversation(line);
  }

  private boolean isOfProgram(OwnCommand command, List<String> words) {
    return switch (command) {
      case CONTEXT -> words.contains("--files") || words.contains("--tokens")
          || words.stream().anyMatch(word -> word.contains(" "))
          || (!words.isEmpty() && !words.getFirst().startsWith("-"));
      case MODEL, PROVIDER -> !words.isEmpty() && isSubcommand(command, words.getFirst());
      default -> false;
    };
  }

  private boolean isSubcommand(OwnCommand command, String word) {
    return session.place()
        .commands()
        .next(List.of(command.title()), word)
        .words()
        .stream()
        .anyMatch(each -> each.value().equals(word));
  }

  private int begin() {
    session.place().commands().endConversation();
    return say("what you type next begins a new conversation");
  }

  private int clear() {
    Lines known = lines;
    if (known != null) {
      known.clear();
    }
    return 0;
  }

  private int config() {
    var rows = new ArrayList<List<String>>();
    for (SettingValue setting : session.config().describe()) {
      rows.add(List.of(setting.key(), String.valueOf(setting.value()), setting.layer().title()));
    }
    Terminal terminal = session.screen().terminal();
    terminal.out()
        .printView(TableView.render(List.of("setting", "value", "from"), rows,
            terminal.out().canvas()));
    terminal.out().println("\nYour own are in " + session.folders().configFile());
    terminal.flush();
    return 0;
  }

  private static List<String> extensions(List<String> words) {
    var line = new ArrayList<>(List.of("ext"));
    line.addAll(words.isEmpty() ? List.of("list") : words);
    return line;
  }

  private int alias(List<String> words) {
    if (!words.isEmpty()) {
      session.aliases().add(String.join(" ", words));
      return 0;
    }
    var rows = new ArrayList<List<String>>();
    session.aliases().all().forEach((name, line) -> rows.add(List.of("/" + name, line)));
    if (rows.isEmpty()) {
      return say("there are no aliases; /alias a=/analyze adds one for this session, and"
          + " repl.aliases in the settings for good");
    }
    session.screen()
        .view(TableView.render(List.of("alias", "line"), rows,
            session.screen().terminal().out().canvas()));
    return 0;
  }

  /// With a number it leaves whatever mode is on, and that is the exit code.
  private int exit(List<String> words) {
    if (words.isEmpty()) {
      session.leave();
      return session.code();
    }
    try {
      int code = Integer.parseInt(words.getFirst());
      if (code >= 0 && code <= 255 && words.size() == 1) {
        session.end();
        return code;
      }
    } catch (NumberFormatException _) {
      // told below
    }
    throw Problem.of("usage", ProblemKind.USER, "`/exit` takes an exit code from 0 to 255")
        .toException();
  }
}
