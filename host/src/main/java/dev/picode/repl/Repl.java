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
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.impl.ExternalTerminal;
import org.jline.terminal.impl.PosixSysTerminal;
import org.jline.terminal.impl.jni.JniTerminalProvider;
import org.jline.terminal.spi.Pty;
import org.jline.terminal.spi.SystemStream;
import org.jline.utils.InfoCmp;
import org.jline.utils.OSUtils;

/// The prompt. Stateless; each of its methods stays until the person, or standard input, ends it.
public final class Repl {
  /// How the names of terminals begin, and whose sequences they share.
  private static final Map<String, String> ALIKE = Map.of("tmux", "screen-256color", "screen.",
      "screen-256color", "xterm-", "xterm-256color", "alacritty", "xterm-256color", "foot",
      "xterm-256color");

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
    var opening = new FutureTask<>(() -> system(place.environment().getOrDefault("TERM", "")));
    Thread.ofPlatform().daemon().name("picode-terminal").start(opening);
    PromptSetup setup = prompt(place);
    int code;
    try (Terminal terminal = opened(opening)) {
      listen(terminal, setup.session());
      code = new PromptLoop(setup, terminal).run();
    }
    restore(setup.session());
    return code;
  }

  private static Terminal opened(Future<Terminal> opening) throws IOException {
    try {
      return opening.get();
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
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
    describe("tmux-256color");
    try (Pty pty = new JniTerminalProvider().open(null, SIZE);
        Terminal terminal = new PosixSysTerminal("picode", "tmux-256color", pty,
            StandardCharsets.UTF_8, true, Terminal.SignalHandler.SIG_DFL)) {
      pty.getMasterOutput().write(lines.getBytes(StandardCharsets.UTF_8));
      listen(terminal, pty.getSlaveInput(), setup.session());
      return new PromptLoop(setup, terminal).run();
    } catch (IOException | UncheckedIOException | UnsatisfiedLinkError _) {
      return 0;
    }
  }

  /// Says what a terminal can do that the library that reads keys knows, or that speaks as one it knows: else it starts
  /// a program that says so, and waits for it.
  ///
  /// @param name as `TERM` has it
  /// @return whether it is such a terminal
  private static boolean describe(String name) {
    String known = InfoCmp.getDefaultInfoCmp(name) == null
        ? ALIKE.entrySet()
            .stream()
            .filter(each -> name.startsWith(each.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse(null)
        : name;
    if (known == null) {
      return false;
    }
    InfoCmp.setLoadedInfoCmp(name, () -> InfoCmp.getDefaultInfoCmp(known));
    return true;
  }

  /// Runs the lines of standard input.
  ///
  /// @return the exit code of the last one
  /// @throws IOException where it cannot be read
  public static int fromInput(ReplPlace place) throws IOException {
    return new PipedLines(open(place, false).session()).run();
  }

  /// The terminal of this process. One that is known on a system that has such devices is opened without a look at what
  /// else it could be, which takes longer than all the rest; the provider that starts programs to ask is never used.
  ///
  /// @param name as `TERM` has it
  private static Terminal system(String name) throws IOException {
    if (describe(name) && !OSUtils.IS_WINDOWS && !name.startsWith(Terminal.TYPE_DUMB)) {
      try {
        return new JniTerminalProvider().posixSysTerminal("picode", name, false,
            StandardCharsets.UTF_8, true, Terminal.SignalHandler.SIG_DFL, false,
            SystemStream.Output);
      } catch (IOException | UnsatisfiedLinkError _) {
        // Another one may do.
      }
    }
    return TerminalBuilder.builder()
        .name("picode")
        .system(true)
        .encoding(StandardCharsets.UTF_8)
        .jni(true)
        .exec(false)
        .ffm(false)
        .jna(false)
        .jansi(false)
        .dumb(true)
        .build();
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
    var config = Config.load(new ConfigSources(folders.configFile(), Optional::empty,
        place.environment(), Map.of()));
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
