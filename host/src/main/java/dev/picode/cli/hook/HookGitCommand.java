package dev.picode.cli.hook;

import dev.picode.cli.command.CliCommand;
import dev.picode.cli.command.CliSession;
import dev.picode.cli.command.CliSpecs;
import dev.picode.git.GitRepository;
import dev.picode.plugin.hook.Firing;
import dev.picode.plugin.hook.GitPayloads;
import dev.picode.plugin.hook.HookOutcome;
import dev.picode.plugin.hook.HookPipeline;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `picode hook git`: what the scripts call that `picode hook install` writes. Immutable.
///
/// | Git's hook | event |
/// |---|---|
/// | `pre-commit` | `git.pre-commit` |
/// | `commit-msg` | `pre-commit`, whose message is known only then |
/// | `post-commit` | `post-commit` |
/// | `pre-push` | `pre-push` |
final class HookGitCommand implements CliCommand {
  /// The event that each of Git's hooks fires.
  static final Map<String, String> EVENTS = Map.of("pre-commit", "git.pre-commit", "commit-msg",
      "pre-commit", "post-commit", "post-commit", "pre-push", "pre-push");

  private static final int MAX_BYTES = 8 << 20;

  @Override
  public String name() {
    return "git";
  }

  @Override
  public String group() {
    return "Scripting";
  }

  @Override
  public String description() {
    return "Fires the event of a Git hook; the scripts call it that hook install writes";
  }

  @Override
  public CommandSpec spec() {
    return CliSpecs.empty()
        .addPositional(CliSpecs.argument("NAME", "The name of the Git hook"))
        .addPositional(CliSpecs.rest(1, "ARGS", "What Git gave it"));
  }

  /// The repository that the workspace is in.
  ///
  /// @throws dev.picode.problem.PiCodeException `git-missing`
  static GitRepository repository(CliSession session) {
    return session.repository()
        .orElseThrow(() -> Problem.of("git-missing", ProblemKind.USER,
            "`" + session.workspace() + "` is in no Git repository",
            "go to one, or name one with `-C`").toException());
  }

  @Override
  public int run(ParseResult parsed, CliSession session) {
    String name = parsed.matchedPositionalValue(0, "");
    String event = EVENTS.get(name);
    if (event == null) {
      throw Problem.of("argument-invalid", ProblemKind.USER, "`" + name
          + "` is none of Git's hooks that PiCode knows",
          "it knows " + String.join(", ", EVENTS.keySet().stream().sorted().toList()))
          .toException();
    }
    HookPipeline hooks = session.pipeline();
    if (!hooks.listens(event)) {
      return 0;
    }
    HookFiring.warm(session, hooks, event);
    List<?> given = parsed.matchedPositionalValue(1, List.of());
    List<String> args = given.stream().map(String::valueOf).toList();
    var payloads = new GitPayloads(repository(session), session.output()::notice);
    return switch (name) {
      case "pre-commit" -> told(session, hooks.fire(Firing.of(event,
          payloads.staged(index(session)))));
      case "commit-msg" -> commitMessage(session, hooks, payloads, argument(args, 0));
      case "post-commit" -> {
        hooks.fire(Firing.of(event, payloads.made()));
        yield 0;
      }
      default -> told(session, hooks.fire(Firing.of(event,
          payloads.push(argument(args, 0), argument(args, 1), input(session)))));
    };
  }

  /// Tells a person, whom Git shows what is on standard error.
  private static int told(CliSession session, HookOutcome outcome) {
    if (outcome instanceof HookOutcome.Stopped stopped) {
      session.output().problem(stopped.problem());
      return 1;
    }
    return 0;
  }

  private static int commitMessage(CliSession session, HookPipeline hooks, GitPayloads payloads,
      String file) {
    Path path = session.base().resolve(file);
    try {
      Map<String, @Nullable Object> payload = payloads.commit(Files.readString(path),
          index(session));
      HookOutcome outcome = hooks.fire(Firing.of("pre-commit", payload));
      if (outcome instanceof HookOutcome.Passed passed
          && passed.payload() instanceof Map<?, ?> made
          && !Objects.equals(made.get("message"), payload.get("message"))) {
        Files.writeString(path, made.get("message") + "\n");
        session.output().notice("a hook changed the message of the commit");
      }
      return told(session, outcome);
    } catch (IOException e) {
      throw Problem.of("input-unreadable", ProblemKind.EXTERNAL,
          "the message in `" + file + "` cannot be read or written: " + e.getMessage())
          .toException(e);
    }
  }

  /// The index that Git is about to commit, which need not be the usual one.
  private static @Nullable Path index(CliSession session) {
    String named = session.process().environment().getOrDefault("GIT_INDEX_FILE", "");
    return named.isEmpty() ? null : session.process().directory().resolve(named);
  }

  private static String argument(List<String> args, int index) {
    if (args.size() <= index) {
      throw Problem.of("argument-missing", ProblemKind.USER,
          "Git gives this hook more arguments",
          "this command is for Git: `picode hook run` fires an event by hand").toException();
    }
    return args.get(index);
  }

  private static String input(CliSession session) {
    try {
      return new String(session.process().input().readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw Problem.of("input-unreadable", ProblemKind.EXTERNAL,
          "standard input cannot be read: " + e.getMessage()).toException(e);
    }
  }
}
