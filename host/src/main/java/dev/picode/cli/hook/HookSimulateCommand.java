package dev.picode.cli.hook;

import dev.picode.cli.command.CliCommand;
import dev.picode.cli.command.CliSession;
import dev.picode.cli.command.CliSpecs;
import dev.picode.git.CommitMessage;
import dev.picode.git.GitRepository;
import dev.picode.plugin.command.CommandResult;
import dev.picode.plugin.hook.Firing;
import dev.picode.plugin.hook.GitPayloads;
import dev.picode.plugin.hook.Hook;
import dev.picode.plugin.hook.HookOutcome;
import dev.picode.plugin.hook.HookPipeline;
import dev.picode.plugin.hook.HookRegistry;
import dev.picode.plugin.hook.HookRules;
import dev.picode.plugin.hook.HookStep;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.terminal.Display;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// `picode hook simulate`: runs a `pre-commit` hook over commits of the past. Immutable.
final class HookSimulateCommand implements CliCommand {
  private static final String EVENT = "pre-commit";
  private static final int MAX_COMMITS = 1_000;
  private static final int MAX_SUBJECT = 60;
  private static final List<String> COLUMNS = List.of("commit", "subject", "verdict", "reason");

  @Override
  public String name() {
    return "simulate";
  }

  @Override
  public String group() {
    return "Scripting";
  }

  @Override
  public String description() {
    return "Runs a pre-commit hook over past commits and shows what it would have blocked";
  }

  @Override
  public CommandSpec spec() {
    return CliSpecs.empty()
        .addPositional(CliSpecs.argument("NAME",
            "The hook: the id of its extension, its name, or what hook list shows"))
        .addOption(OptionSpec.builder("--since")
            .type(String.class)
            .required(true)
            .paramLabel("REV")
            .description("The commit after which to begin, such as HEAD~20 or v1.2")
            .build());
  }

  @Override
  public int run(ParseResult parsed, CliSession session) {
    Hook hook = hook(parsed.matchedPositionalValue(0, ""), session.pipeline().registry());
    GitRepository git = HookGitCommand.repository(session);
    String since = parsed.matchedOptionValue("--since", "");
    if (git.resolve(since).isEmpty()) {
      throw Problem.of("argument-invalid", ProblemKind.USER,
          "the option `--since` is `" + since + "`, expected a commit").toException();
    }
    HookPipeline hooks = session.hooks()
        .pipeline(session, HookRegistry.only(hook), HookRules.Recorder.NONE);
    HookFiring.warm(session, hooks, EVENT);
    var payloads = new GitPayloads(git, session.output()::notice);
    List<CommitMessage> commits = git.commits("HEAD", List.of(since), null, MAX_COMMITS)
        .stream()
        .filter(commit -> !commit.isMerge())
        .toList();
    var rows = new ArrayList<Map<String, @Nullable Object>>();
    for (CommitMessage commit : commits) {
      rows.add(row(commit, hooks.fire(Firing.of(EVENT, payloads.past(commit)))));
      session.output().progress("commits", rows.size(), commits.size());
    }
    session.output()
        .result(new CommandResult(rows.isEmpty()
            ? new Display.Text("there are no commits since `" + since + "`", rows)
            : new Display.Table(COLUMNS, rows), 0));
    return 0;
  }

  private static Hook hook(String name, HookRegistry registry) {
    List<Hook> found = registry.named(name)
        .stream()
        .filter(hook -> hook.event().equals(EVENT))
        .toList();
    if (found.size() == 1) {
      return found.getFirst();
    }
    List<String> known = registry.on(EVENT).stream().map(Hook::id).toList();
    throw Problem.of("hook-unknown", ProblemKind.USER, found.isEmpty()
        ? "there is no hook `" + name + "` on `" + EVENT + "`"
        : "`" + name + "` names more than one hook on `" + EVENT + "`",
        known.isEmpty() ? "nobody listens to it" : "there are `" + String.join("`, `", known) + "`")
        .toException();
  }

  private static Map<String, @Nullable Object> row(CommitMessage commit, HookOutcome outcome) {
    HookStep step = outcome.steps().getFirst();
    String subject = commit.message().lines().findFirst().orElse("");
    var row = new LinkedHashMap<String, @Nullable Object>();
    row.put("commit", commit.id().substring(0, 10));
    row.put("subject", subject.length() > MAX_SUBJECT
        ? subject.substring(0, MAX_SUBJECT) + "…"
        : subject);
    row.put("verdict", step.result() == HookStep.Result.SKIPPED
        ? "skip"
        : step.result() == HookStep.Result.REWROTE
            ? "rewrite"
            : step.result() == HookStep.Result.FAILED ? "fail" : outcome.word());
    row.put("reason", step.reason());
    row.put("blocked", outcome instanceof HookOutcome.Stopped);
    return row;
  }
}
