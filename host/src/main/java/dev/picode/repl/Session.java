package dev.picode.repl;

import dev.picode.config.Config;
import dev.picode.config.Folders;
import dev.picode.plugin.command.CommandChain;
import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.sandbox.protocol.Language;
import dev.picode.workspace.Workspace;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What lines do, from the first to the last. Confined to the thread that runs them, but for what is asked about it.
final class Session {
  private final ReplPlace place;
  private final Screen screen;
  private final Folders folders;
  private final Config config;
  private final Workspace workspace;
  private final Aliases aliases;
  private final boolean keyboard;
  private final OwnCommands own;
  private final Map<Language, Mode> modes = new EnumMap<>(Language.class);
  private volatile @Nullable Mode mode;
  private boolean over;
  private int code;

  /// @param keyboard whether a person types the lines
  Session(ReplPlace place, Screen screen, Folders folders, Config config, Aliases aliases,
      boolean keyboard) {
    this.place = place;
    this.screen = screen;
    this.folders = folders;
    this.config = config;
    this.aliases = aliases;
    this.keyboard = keyboard;
    this.workspace = Workspace.discover(place.folder());
    this.own = new OwnCommands(this);
  }

  ReplPlace place() {
    return place;
  }

  Screen screen() {
    return screen;
  }

  Folders folders() {
    return folders;
  }

  Config config() {
    return config;
  }

  Workspace workspace() {
    return workspace;
  }

  Aliases aliases() {
    return aliases;
  }

  OwnCommands own() {
    return own;
  }

  /// The mode of a language that lines are typed in; empty where they are commands.
  Optional<Mode> mode() {
    return Optional.ofNullable(mode);
  }

  /// Whether more has to be typed before this can be run.
  boolean isIncomplete(String line) {
    return mode()
        .filter(_ -> Entry.kind(line.strip()) != Entry.Kind.COMMANDS)
        .map(scripting -> scripting.isIncomplete(line))
        .orElseGet(() -> Entry.isIncomplete(line));
  }

  /// Whether the last line has been run.
  boolean isOver() {
    return over;
  }

  /// The exit code of the last command that ran.
  int code() {
    return code;
  }

  /// Takes the exit code of a line that was interrupted for that of its last command.
  void ended(int last) {
    code = last;
  }

  /// Ends the session, or the mode of a language where one is on.
  void leave() {
    if (mode != null) {
      mode = null;
    } else {
      over = true;
    }
  }

  void end() {
    over = true;
  }

  /// Runs what was entered: each entry, until one ends the session or the person interrupts.
  int run(String buffer) {
    Mode scripting = mode;
    String first = buffer.strip();
    if (scripting != null && Entry.kind(first) != Entry.Kind.COMMANDS) {
      if (!first.isEmpty()) {
        code = guarded(() -> script(scripting, first, buffer));
      }
      return code;
    }
    for (Entry entry : Entry.of(buffer)) {
      code = guarded(() -> run(entry));
      if (over || place.running().isInterrupted()) {
        break;
      }
    }
    return code;
  }

  /// Something that may fail with a problem.
  private interface Act {
    int run();
  }

  private int guarded(Act act) {
    try {
      return act.run();
    } catch (PiCodeException e) {
      return screen.problem(e.problem());
    }
  }

  private int run(Entry entry) {
    return switch (entry.kind()) {
      case COMMANDS -> commands(entry.text(), Set.of());
      case SHELL -> shell(entry.text());
      case SCRIPT -> scriptLine(entry.text());
      case TEXT -> listening(() -> place.commands().say(entry.text()));
    };
  }

  private int shell(String line) {
    if (line.isBlank()) {
      throw Problem.of("usage", ProblemKind.USER, "`!` needs a command of the system",
          "such as `!git status`").toException();
    }
    return place.commands().shell(line.strip(), keyboard);
  }

  private int commands(String line, Set<String> expanded) {
    if (line.isBlank()) {
      return own.run(OwnCommand.HELP, List.of());
    }
    return CommandChain.parse(line).run(words -> {
      if (over || place.running().isInterrupted()) {
        return code;
      }
      code = command(words, expanded);
      return code;
    });
  }

  private int command(List<String> words, Set<String> expanded) {
    String first = words.getFirst();
    String name = first.startsWith("/") ? first.substring(1) : first;
    List<String> rest = words.subList(1, words.size());
    Optional<String> alias = expanded.contains(name) ? Optional.empty() : aliases.find(name);
    if (alias.isPresent()) {
      var more = new TreeSet<>(expanded);
      more.add(name);
      return alias(alias.get(), rest, more);
    }
    Optional<OwnCommand> known = OwnCommand.find(name);
    if (known.isPresent()) {
      return own.run(known.get(), rest);
    }
    var line = new ArrayList<String>(List.of(name));
    rest.forEach(word -> line.add(mentioned(word)));
    return command(line);
  }

  /// Runs a command of the program.
  int command(List<String> line) {
    return listening(() -> place.commands().run(line));
  }

  /// What is typed meanwhile is read for later.
  private int listening(Act act) {
    try (var _ = place.meanwhile().begin()) {
      return act.run();
    }
  }

  private int alias(String line, List<String> rest, Set<String> expanded) {
    var whole = new StringBuilder(line);
    rest.forEach(word -> whole.append(' ').append(Entry.quoted(word)));
    Entry entry = Entry.of(whole.toString()).getFirst();
    return entry.kind() == Entry.Kind.COMMANDS ? commands(entry.text(), expanded) : run(entry);
  }

  /// The path that `@path` names, where there is such a file; else the word as it is.
  private String mentioned(String word) {
    if (word.length() < 2 || word.charAt(0) != '@') {
      return word;
    }
    try {
      Path path = place.folder().resolve(word.substring(1));
      return Files.exists(path) ? word.substring(1) : word;
    } catch (InvalidPathException _) {
      return word;
    }
  }

  private int scriptLine(String line) {
    boolean python = line.equals(":py") || line.startsWith(":py ");
    boolean javascript = line.equals(":js") || line.startsWith(":js ");
    if (!python && !javascript) {
      throw Problem.of("usage", ProblemKind.USER,
          "`" + line.split("\\s", 2)[0] + "` means nothing here",
          "`:js` and `:py` evaluate code; `/help` lists the commands").toException();
    }
    String rest = line.substring(3).strip();
    Language language = python ? Language.PYTHON : Language.JAVASCRIPT;
    Mode wanted = modes.computeIfAbsent(language, place.languages());
    if (rest.isEmpty()) {
      mode = wanted;
      return 0;
    }
    return evaluate(wanted, rest);
  }

  private int script(Mode scripting, String line, String buffer) {
    if (line.equals(":exit") || line.equals(":quit")) {
      mode = null;
      return 0;
    }
    if (line.matches("(?s):(js|py)(\\s.*)?")) {
      return scriptLine(line);
    }
    return evaluate(scripting, buffer);
  }

  private int evaluate(Mode scripting, String buffer) {
    place.running().onInterrupt(scripting::interrupt);
    return listening(() -> scripting.run(buffer));
  }
}
