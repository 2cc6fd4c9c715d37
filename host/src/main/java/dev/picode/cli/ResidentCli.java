package dev.picode.cli;

import dev.picode.agent.session.SessionInfo;
import dev.picode.agent.session.SessionStore;
import dev.picode.cli.agent.AgentCommands;
import dev.picode.cli.agent.Talk;
import dev.picode.cli.code.BackgroundIndex;
import dev.picode.cli.command.CliCommand;
import dev.picode.cli.command.CliCommands;
import dev.picode.cli.command.CliProcess;
import dev.picode.cli.command.GlobalOptions;
import dev.picode.cli.completion.Expected;
import dev.picode.cli.completion.ExpectedWords;
import dev.picode.cli.script.ScriptCommand;
import dev.picode.cli.script.ShellCommand;
import dev.picode.cli.script.TypedCode;
import dev.picode.config.Folders;
import dev.picode.plugin.command.CommandCompletion;
import dev.picode.plugin.command.CommandCompletion.Candidate;
import dev.picode.problem.PiCodeException;
import dev.picode.task.TaskQueue;
import dev.picode.trust.ProjectTrust;
import dev.picode.trust.TrustStore;
import dev.picode.workspace.Workspace;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The command line in a process that stays: runs many lines, and says what the next one could be. Lines are run by one
/// thread at a time; the rest is safe for many threads.
///
/// Scripts that one line loaded stay loaded for the next. A notice is told once.
public final class ResidentCli implements AutoCloseable {
  private final CliProcess process;
  private final List<String> global;
  private final Set<String> told = ConcurrentHashMap.newKeySet();
  private final Talk talk = new Talk();
  private @Nullable CliCommands commands;
  private @Nullable BackgroundIndex index;
  private boolean closed;

  /// A command line.
  ///
  /// @param global options that every line gets, as [#globalOf] gives them
  public ResidentCli(CliProcess process, List<String> global) {
    this.process = process;
    this.global = List.copyOf(global);
  }

  /// The global options of a command line that names no command and asks for nothing else; empty where there is more on
  /// it, or something wrong.
  public static Optional<List<String>> globalOf(String... args) {
    if (args.length == 0) {
      return Optional.of(List.of());
    }
    FirstLook look = FirstLook.at(args);
    if (!look.word().isEmpty() || look.help() || look.version() || !areKnown(args)) {
      return Optional.empty();
    }
    return Optional.of(List.of(args));
  }

  private static boolean areKnown(String... args) {
    for (int i = 0; i < args.length; i++) {
      if (GlobalOptions.takesValue(args[i])) {
        i++;
        if (i == args.length) {
          return false;
        }
      } else if (!List.of("--no-color", "-q", "--quiet", "-v", "--verbose").contains(args[i])) {
        return false;
      }
    }
    return true;
  }

  /// The folder that lines are run in.
  public Path folder() {
    return process.directory()
        .resolve(FirstLook.at(global.toArray(String[]::new)).directory())
        .normalize();
  }

  /// Runs a line and gives back its exit code.
  ///
  /// @param words the command and what follows it
  public int run(List<String> words) {
    int code = Cli.run(process, null, told, line(words));
    if (code == 0 && words.size() > 1 && words.getFirst().equals("provider")
        && words.get(1).equals("use")) {
      talk.asksAsSet();
    }
    forget();
    return code;
  }

  /// Runs a line in the shell of the system, past the hooks.
  ///
  /// @param keyboard whether what it runs may read standard input
  public int shell(String line, boolean keyboard) {
    return Cli.run(process, new ShellCommand(keyboard), told,
        line(List.of("shell", "--", line)));
  }

  /// Passes words on to the agent and gives back the exit code.
  public int say(String text) {
    int code = Cli.run(process, AgentCommands.ask(talk), told, line(List.of("ask", "--", text)));
    forget();
    return code;
  }

  /// Runs a command on the conversation and gives back its exit code.
  ///
  /// @param words `context`, `expand`, `model` or `provider`, and what follows it
  public int onConversation(List<String> words) {
    return Cli.run(process, AgentCommands.on(talk, words.getFirst()), told, line(words));
  }

  /// The next words begin a new conversation.
  public void endConversation() {
    talk.end();
  }

  /// The model of the conversation and how much of its window is filled; empty before the first answer.
  public String conversation() {
    return talk.state();
  }

  /// Opens what code needs that a person types. Whoever asks closes it.
  public TypedCode typedCode() {
    return Cli.typedCode(process, told, this::forget, line(List.of()));
  }

  private String[] line(List<String> words) {
    return Stream.concat(global.stream(), words.stream()).toArray(String[]::new);
  }

  /// Starts what scripts will need. Blocks until it is known what that is; the rest goes on in the background.
  public void warm() {
    new HeadStart(process, FirstLook.at(line(List.of("repl"))), List.of()).takeAll();
    expected(List.of(), "");
  }

  /// Keeps the index of the workspace up to date in the background until this is closed, where that is wanted.
  ///
  /// @param tasks runs what that takes at first
  public void keepIndexed(TaskQueue tasks) {
    Optional<BackgroundIndex> begun;
    try {
      begun = Cli.inSession(process, told, session -> BackgroundIndex.start(session, tasks),
          line(List.of("--quiet")));
    } catch (PiCodeException _) {
      return; // what is wrong is told when a command runs
    }
    synchronized (this) {
      index = begun.orElse(null);
      if (!closed) {
        return;
      }
    }
    close();
  }

  @Override
  public void close() {
    BackgroundIndex begun;
    synchronized (this) {
      closed = true;
      begun = index;
      index = null;
    }
    if (begun != null) {
      begun.close();
    }
  }

  /// What the next word of a line may be.
  ///
  /// @param before the words before it
  /// @param word as much of it as is there
  public synchronized Expected expected(List<String> before, String word) {
    try {
      return new ExpectedWords(commands(),
          Folders.of(process.environment(), process.property()).config(), this::asked,
          this::sessions)
          .next(before, word);
    } catch (PiCodeException _) {
      return Expected.NOTHING; // what is wrong is told when a command runs
    }
  }

  private List<SessionInfo> sessions() {
    return new SessionStore(Folders.of(process.environment(), process.property()).data(),
        Workspace.discover(folder()), InstantSource.system(),
        () -> process.secrets().seen().redactor()).list();
  }

  /// What a script says; nothing is told of what is wrong, because a person is typing.
  private List<Candidate> asked(ScriptCommand command, String argument, String prefix) {
    return Cli.inSession(process, told,
        session -> command.candidates(argument, prefix, session, CommandCompletion.DEADLINE),
        line(List.of("--quiet")));
  }

  /// What a command does, in a sentence; empty where there is none of that name.
  public synchronized Optional<String> describe(String name) {
    try {
      return Optional.ofNullable(commands().find(name)).map(CliCommand::description);
    } catch (PiCodeException _) {
      return Optional.empty();
    }
  }

  /// The next line may have changed what extensions there are.
  private synchronized void forget() {
    commands = null;
  }

  private synchronized CliCommands commands() {
    CliCommands known = commands;
    if (known == null) {
      FirstLook look = FirstLook.at(line(new ArrayList<>()));
      known = OwnCommands.with(CliExtensions.of(process, look, this::trust, _ -> {}),
          !look.extensions().isEmpty());
      commands = known;
    }
    return known;
  }

  private ProjectTrust trust() {
    return new ProjectTrust(Workspace.discover(folder()).root(), () -> new TrustStore(
        Folders.of(process.environment(), process.property()).data().resolve("trust.json")));
  }
}
