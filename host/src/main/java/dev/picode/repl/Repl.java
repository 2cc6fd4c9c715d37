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
import java.util.Optional;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.impl.ExternalTerminal;
import org.jline.terminal.impl.PosixSysTerminal;
import org.jline.terminal.impl.jni.JniTerminalProvider;
import org.jline.terminal.spi.Pty;
import org.jline.utils.InfoCmp;

/// The prompt. Stateless; each of its methods stays until the person, or standard input, ends it.
public final class Repl {
  /// How the names of terminals begin, and whose sequences they share.
  private static final Map<String, String> ALIKE = Map.of("tmux", "screen-256color", "screen.",
      "screen-256color", "xterm-", "xterm-256color", "alacritty", "xterm-256color", "foot",
      "xterm-256color");

  private static final String DEVICE = "/dev/tty";

  private Repl() {}

  /// Runs what a person types at the terminal.
  ///
  /// @return the exit code of the process
  /// @throws IOException where the terminal cannot be used
  public static int atTerminal(ReplPlace place) throws IOException {
    Opened opened;
    int code;
    describe(place.environment().getOrDefault("TERM", ""));
    try (Terminal terminal = system(true)) {
      place.columns().set(terminal.getWidth());
      opened = open(place, true);
      listen(terminal, opened.session());
      code = new PromptLoop(opened.session(), terminal, opened.settings()).run();
    }
    restore(opened.session());
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
      session.place()
          .meanwhile()
          .at(terminal, new FileInputStream(DEVICE), session::isIncomplete);
    } catch (IOException _) {
      // Windows has no such file.
    }
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
    rehearse();
    try (Terminal terminal = new ExternalTerminal("picode", "xterm-256color", typed, screen,
        StandardCharsets.UTF_8)) {
      terminal.setSize(new Size(TerminalFacts.DEFAULT_COLUMNS, TerminalFacts.DEFAULT_COLUMNS / 2));
      Opened opened = open(place, true);
      return new PromptLoop(opened.session(), terminal, opened.settings()).run();
    }
  }

  /// Says what a terminal can do that the library that reads keys knows, or that speaks as one it knows: else it starts
  /// a program that says so, and waits for it.
  ///
  /// @param name as `TERM` has it
  private static void describe(String name) {
    if (InfoCmp.getDefaultInfoCmp(name) != null) {
      InfoCmp.setLoadedInfoCmp(name, () -> InfoCmp.getDefaultInfoCmp(name));
      return;
    }
    ALIKE.forEach((begin, known) -> {
      if (name.startsWith(begin)) {
        InfoCmp.setLoadedInfoCmp(name, () -> InfoCmp.getDefaultInfoCmp(known));
      }
    });
  }

  /// Opens a terminal of its own as the one of a process is opened, for what that loads.
  private static void rehearse() {
    try (Terminal _ = system(false)) {
      // The way to find it is what counts.
    } catch (IOException | IllegalStateException _) {
      // There is none, as is to be expected.
    }
    describe("tmux-256color");
    try (Pty pty = new JniTerminalProvider().open(null, null);
        Terminal terminal = new PosixSysTerminal("picode", "tmux-256color", pty,
            StandardCharsets.UTF_8, true, Terminal.SignalHandler.SIG_DFL)) {
      terminal.enterRawMode();
      terminal.getSize();
    } catch (IOException | UncheckedIOException | UnsatisfiedLinkError _) {
      // There is none here; the first real one takes longer.
    }
  }

  /// Runs the lines of standard input.
  ///
  /// @return the exit code of the last one
  /// @throws IOException where it cannot be read
  public static int fromInput(ReplPlace place) throws IOException {
    return new PipedLines(open(place, false).session()).run();
  }

  /// The terminal of this process. The provider that starts programs to ask about it is not used: that takes longer than
  /// all the rest.
  ///
  /// @param dumb whether one that can do nothing is better than none
  private static Terminal system(boolean dumb) throws IOException {
    return TerminalBuilder.builder()
        .name("picode")
        .system(true)
        .encoding(StandardCharsets.UTF_8)
        .jni(true)
        .exec(false)
        .ffm(false)
        .jna(false)
        .jansi(false)
        .dumb(dumb)
        .build();
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
