package dev.picode.repl;

import dev.picode.config.EditMode;
import dev.picode.config.Settings;
import dev.picode.problem.PiCodeException;
import dev.picode.terminal.Sanitizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.Reference;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.utils.InfoCmp.Capability;
import org.jline.widget.AutosuggestionWidgets;
import org.jspecify.annotations.Nullable;

/// Reads a line, runs it, and so on until the person leaves. Confined to one thread; Ctrl-C comes from another.
final class PromptLoop {
  private static final String EXPAND = "picode-expand";
  private static final String EDITOR = "picode-edit-outside";

  private final Session session;
  private final Terminal terminal;
  private final ReplSettings settings;
  private final Header header;
  private final PromptReader reader;
  private long lastMillis = -1;
  /// What the terminal does where no line is being typed.
  private final Attributes usual;
  /// What the next line has in it before anything is typed.
  private String typed = "";

  PromptLoop(PromptSetup setup, Terminal terminal) {
    this.session = setup.session();
    this.terminal = terminal;
    this.settings = setup.settings();
    this.header = setup.header();
    this.usual = terminal.getAttributes();
    session.place().columns().set(terminal.getWidth());
    this.reader = reader(setup.history());
  }

  private PromptReader reader(@Nullable HistoryFile file) {
    var completion = new CommandCompletion(session.place().commands(), session.aliases(),
        session.place().folder());
    boolean status = settings.statusLine() && isDrawn();
    var made = new PromptReader(terminal,
        () -> status ? StatusText.of(session, lastMillis, terminal.getWidth() - 1) : "");
    made.setParser(new LineParser(session, completion));
    made.setCompleter(new LineCompleter(session, completion));
    made.setHistory(new KeptHistory(file, SecretLine.of(session.place().environment(),
        session.place().holdsSecret())));
    session.place().commands().tasks().whenChanged(made::drawAnew);
    made.option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
        .option(LineReader.Option.HISTORY_IGNORE_SPACE, true)
        .option(LineReader.Option.AUTO_FRESH_LINE, true)
        .option(LineReader.Option.AUTO_MENU_LIST, true)
        .option(LineReader.Option.INSERT_BRACKET, false)
        .variable(LineReader.SECONDARY_PROMPT_PATTERN, "%P > ")
        .variable(LineReader.BELL_STYLE, "none")
        .variable(LineReader.HISTORY_SIZE, settings.historySize())
        .variable(LineReader.HISTORY_FILE_SIZE, settings.historySize())
        .variable(LineReader.LIST_MAX, 200);
    if (file == null) {
      made.setVariable(LineReader.DISABLE_HISTORY, true);
    } else {
      made.setVariable(LineReader.HISTORY_FILE, file.path());
    }
    return made;
  }

  /// Runs until the person leaves and gives back the exit code.
  int run() {
    terminal.handle(Signal.INT, _ -> session.place().running().interrupt());
    terminal.writer().println(header.fit(Math.max(20, terminal.getWidth() - 1)));
    prepare();
    boolean interrupted = false;
    while (!session.isOver()) {
      session.place().columns().set(terminal.getWidth());
      try {
        Optional<String> queued = session.place().meanwhile().next();
        String line = queued.isPresent() ? sent(queued.get()) : read();
        interrupted = false;
        runLine(line);
      } catch (UserInterruptException e) {
        if (interrupted && e.getPartialLine().isEmpty()) {
          return Running.INTERRUPTED;
        }
        interrupted = true;
        session.screen().notice("Ctrl-C again leaves, and so does Ctrl-D");
      } catch (EndOfFileException _) {
        interrupted = false;
        session.leave();
      }
    }
    return session.code();
  }

  private String prompt() {
    return session.mode().map(Mode::name).orElse("picode") + "> ";
  }

  /// What was typed while something ran is in the line to begin with.
  private String read() {
    String begun = typed + session.place().meanwhile().rest();
    typed = "";
    return reader.readLine(prompt(), null, (Character) null, begun.isEmpty() ? null : begun);
  }

  /// A line that was ended while another one ran looks as if it had been typed now.
  private String sent(String line) {
    terminal.writer().println(prompt() + Sanitizer.clean(line));
    terminal.flush();
    if (settings.historySize() > 0) {
      reader.getHistory().add(line);
    }
    return line;
  }

  private void runLine(String line) {
    if (line.isBlank()) {
      return;
    }
    session.place().columns().set(terminal.getWidth());
    long start = System.nanoTime();
    session.ended(session.place().running().run(() -> session.run(line)));
    lastMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    terminal.setAttributes(usual); // a program may have left others
    if (session.place().running().isInterrupted()) {
      typed += session.place().meanwhile().all();
    }
  }

  /// What can wait until the first prompt is there is done behind it.
  private void prepare() {
    session.own().at(new OwnCommands.Lines() {
      @Override
      public List<String> entered() {
        var lines = new ArrayList<String>();
        reader.getHistory().forEach(entry -> lines.add(entry.line()));
        return lines;
      }

      @Override
      public void clear() {
        terminal.puts(Capability.clear_screen);
        terminal.flush();
      }
    });
    if (isDrawn()) {
      new AutosuggestionWidgets(reader).enable();
    }
    keys();
    reader.onceShown(() -> Thread.ofPlatform()
        .daemon()
        .name("picode-warm")
        .start(session.place().commands()::warm));
  }

  /// Whether something may be shown besides what is typed: not where the terminal cannot, nor where it is read aloud.
  private boolean isDrawn() {
    return !Terminal.TYPE_DUMB.equals(terminal.getType())
        && !session.config().get(Settings.OUTPUT_PLAIN);
  }

  private void keys() {
    reader.getWidgets().put(EDITOR, this::editOutside);
    reader.getWidgets().put(EXPAND, this::expand);
    String keys = KeyMap.ctrl('X') + KeyMap.ctrl('E');
    for (String map : List.of(LineReader.EMACS, LineReader.VIINS)) {
      keys(map).bind(new Reference(EDITOR), keys);
      keys(map).bind(new Reference(EXPAND), KeyMap.ctrl('O'));
    }
    keys(LineReader.VICMD).bind(new Reference(EDITOR), "v");
    try {
      KeyBindings.apply(settings.keys(), reader);
    } catch (PiCodeException e) {
      session.screen().problem(e.problem());
    }
    if (settings.editMode() == EditMode.VI) {
      reader.setKeyMap(LineReader.VIINS);
      reader.getKeyMaps().put(LineReader.MAIN, keys(LineReader.VIINS));
    }
  }

  private KeyMap<Binding> keys(String map) {
    return Objects.requireNonNull(reader.getKeyMaps().get(map), map);
  }

  /// What is typed is in the next line again.
  private boolean expand() {
    typed = reader.getBuffer().toString();
    reader.getBuffer().clear();
    reader.getBuffer().write("/expand");
    reader.callWidget(LineReader.ACCEPT_LINE);
    return true;
  }

  private boolean editOutside() {
    Attributes raw = terminal.getAttributes();
    terminal.setAttributes(usual);
    try {
      new OutsideEditor(session).edit(reader.getBuffer().toString()).ifPresent(text -> {
        reader.getBuffer().clear();
        reader.getBuffer().write(text);
      });
    } finally {
      terminal.setAttributes(raw);
      reader.callWidget(LineReader.REDRAW_LINE);
    }
    return true;
  }
}
