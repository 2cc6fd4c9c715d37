package dev.picode.repl;

import dev.picode.config.Config;
import dev.picode.config.ConfigSources;
import dev.picode.config.Folders;
import dev.picode.problem.PiCodeException;
import dev.picode.process.ProcessRequest;
import dev.picode.process.ProcessService;
import dev.picode.process.Programs;
import dev.picode.terminal.ColorChoice;
import dev.picode.terminal.TerminalFacts;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.ExternalTerminal;
import org.jline.terminal.impl.jni.JniTerminalProvider;
import org.jline.terminal.spi.Pty;

/// The prompt. Stateless; each of its methods stays until the person, or standard input, ends it.
public final class Repl {
  private static final String DEVICE = "/dev/tty";
  /// Of a terminal that nobody looks at.
  private static final Size SIZE = new Size(TerminalFacts.DEFAULT_COLUMNS,
      TerminalFacts.DEFAULT_COLUMNS / 2);

  private Repl() {}

  /// Runs what a person types at the terminal.
  ///
  /// @return the exit code of the process
  /// @throws IOException where the terminal cannot be used
  public static int atTerminal(ReplPlace place) throws IOException {
    TerminalOpening opening = TerminalOpening.begin(place.environment().getOrDefault("TERM", ""));
    PromptSetup setup = prompt(place);
    int code;
    try (Terminal terminal = opening.end()) {
      listen(terminal, setup.session());
      code = new PromptLoop(setup, terminal).run();
    }
    restore(setup.session());
    return code;
  }

  /// From now on what is typed while something runs is kept; where keys cannot be read on their own, the terminal keeps
  /// it until the next line is read.
  private static void listen(Terminal terminal, Session session) {
    if (Terminal.TYPE_DUMB.equals(terminal.getType())
        || Terminal.TYPE_DUMB_COLOR.equals(terminal.getType())) {
      return;
    }
    try {
      listen(terminal, new FileInputStream(DEVICE), session);
    } catch (IOException _) {
      // Windows has no such file.
    }
  }

  private static void listen(Terminal terminal, InputStream keys, Session session) {
    session.place().meanwhile().at(terminal, keys, session::isIncomplete);
  }

  /// Sets what the library that reads keys does not put back: the speed of the line and its discipline.
  private static void restore(Session session) {
    String modes = session.place().property().apply("picode.terminal.modes");
    Map<String, String> environment = session.place().environment();
    if (modes == null) {
      return;
    }
    try (var processes = new ProcessService(environment)) {
      var stty = new Programs(session.workspace(), environment).find("stty");
      processes.attach(
          new ProcessRequest(stty, List.of(modes), session.place().folder(), environment, ""),
          true);
    } catch (PiCodeException _) {
      // The modes that matter to a person are back already.
    }
  }

  /// Runs what is typed at a terminal that nobody looks at, such as for making an AOT cache or in a test.
  ///
  /// @param typed what is typed, as a terminal sends it
  /// @param screen what the terminal would show goes there
  /// @return the exit code
  /// @throws IOException where one of them fails
  public static int at(InputStream typed, OutputStream screen, ReplPlace place)
      throws IOException {
    try (Terminal terminal = new ExternalTerminal("picode", "xterm-256color", typed, screen,
        StandardCharsets.UTF_8)) {
      terminal.setSize(SIZE);
      return new PromptLoop(prompt(place), terminal).run();
    }
  }

  /// Runs lines at a terminal of the system that it opens for itself: what it loads is what a real one does. Where there
  /// is none to be had, it does nothing.
  ///
  /// @param lines a few, which are typed before the prompt is there
  /// @return the exit code
  public static int atOwnTerminal(String lines, ReplPlace place) {
    PromptSetup setup = prompt(place);
    try (Pty pty = new JniTerminalProvider().open(null, SIZE);
        Terminal terminal = TerminalOpening.at(pty)) {
      pty.getMasterOutput().write(lines.getBytes(StandardCharsets.UTF_8));
      listen(terminal, pty.getSlaveInput(), setup.session());
      return new PromptLoop(setup, terminal).run();
    } catch (IOException | UncheckedIOException | UnsatisfiedLinkError _) {
      return 0;
    }
  }

  /// Runs the lines of standard input.
  ///
  /// @return the exit code of the last one
  /// @throws IOException where it cannot be read
  public static int fromInput(ReplPlace place) throws IOException {
    return new PipedLines(open(place, false).session()).run();
  }

  private static PromptSetup prompt(ReplPlace place) {
    Opened opened = open(place, true);
    Session session = opened.session();
    return new PromptSetup(session, opened.settings(), opened.settings().historySize() == 0
        ? null
        : HistoryFile.of(session.folders().data(), session.workspace().root()),
        Header.of(session));
  }

  /// A session and how the person wants it.
  private record Opened(Session session, ReplSettings settings) {}

  /// What is wrong with the settings is told, and the defaults hold.
  private static Opened open(ReplPlace place, boolean keyboard) {
    var folders = Folders.of(place.environment(), place.property());
    var config = Config.load(ConfigSources.ofPerson(folders.configFile(), place.environment()));
    var plain = new Screen(place.environment(), place.property(), ColorChoice.AUTO);
    var settings = ReplSettings.DEFAULT;
    var aliases = new Aliases();
    try {
      settings = ReplSettings.of(config);
      aliases = Aliases.of(settings.aliases());
    } catch (PiCodeException e) {
      plain.problem(e.problem());
    }
    var screen = new Screen(place.environment(), place.property(), settings.color());
    return new Opened(new Session(place, screen, folders, config, aliases, keyboard), settings);
  }
}
