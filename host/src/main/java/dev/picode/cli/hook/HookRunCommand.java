package dev.picode.cli.hook;

import dev.picode.cli.command.CliCommand;
import dev.picode.cli.command.CliSession;
import dev.picode.cli.command.CliSpecs;
import dev.picode.git.GitRepository;
import dev.picode.plugin.hook.Firing;
import dev.picode.plugin.hook.GitPayloads;
import dev.picode.plugin.hook.HookEvents;
import dev.picode.plugin.hook.HookPipeline;
import dev.picode.plugin.manifest.EventNames;
import dev.picode.problem.Place;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import dev.picode.sandbox.json.Json;
import dev.picode.sandbox.json.JsonSyntaxException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `picode hook run`: fires an event by hand. Ends with 1 where it is stopped. Immutable.
final class HookRunCommand implements CliCommand {
  private static final int MAX_BYTES = 16 << 20;

  @Override
  public String name() {
    return "run";
  }

  @Override
  public String group() {
    return "Scripting";
  }

  @Override
  public String description() {
    return "Fires an event by hand and shows what the hooks on it say";
  }

  @Override
  public CommandSpec spec() {
    return CliSpecs.empty()
        .addPositional(CliSpecs.argument("EVENT", "The event"))
        .addOption(
            CliSpecs.option("FILE",
                "What it tells, as JSON; - reads standard input. For pre-commit and"
                    + " git.pre-commit it may be left out: then it is what is staged",
                "--payload"));
  }

  @Override
  public int run(ParseResult parsed, CliSession session) {
    String event = parsed.matchedPositionalValue(0, "");
    requireEvent(event);
    String file = parsed.matchedOptionValue("--payload", "");
    HookPipeline hooks = session.pipeline();
    HookFiring.warm(session, hooks, event);
    Object payload = file.isEmpty() ? gathered(event, session) : read(file, session);
    return HookFiring.show(session, event, hooks.fire(Firing.of(event, payload)));
  }

  /// Refuses a name that no event has.
  static void requireEvent(String event) {
    if (!HookEvents.isKnown(event)) {
      throw Problem.of("event-unknown", ProblemKind.USER, "there is no event `" + event + "`",
          EventNames.hint(event)).toException();
    }
  }

  private static @Nullable Object gathered(String event, CliSession session) {
    GitRepository git = session.repository().orElse(null);
    if (git != null && event.equals("pre-commit")) {
      return new GitPayloads(git, session.output()::notice).commit("", null);
    }
    if (git != null && event.equals("git.pre-commit")) {
      return new GitPayloads(git, session.output()::notice).staged(null);
    }
    return Map.of();
  }

  private static @Nullable Object read(String file, CliSession session) {
    try (InputStream in = file.equals("-")
        ? session.process().input()
        : Files.newInputStream(existing(session.base().resolve(file), file))) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw Problem.of("event-payload-invalid", ProblemKind.USER,
            "the payload is larger than 16 MiB").toException();
      }
      return Json.parse(new String(bytes, StandardCharsets.UTF_8));
    } catch (JsonSyntaxException e) {
      throw Problem.of("event-payload-invalid", ProblemKind.USER,
          "the payload is not JSON: " + e.getMessage())
          .at(new Place(file, e.line(), e.column(), null))
          .toException(e);
    } catch (IOException e) {
      throw Problem.of("input-unreadable", ProblemKind.EXTERNAL,
          "`" + file + "` cannot be read: " + e.getMessage()).toException(e);
    }
  }

  private static Path existing(Path path, String shown) {
    if (!Files.isRegularFile(path)) {
      throw Problem.of("path-not-found", ProblemKind.USER, "`" + shown + "` does not exist")
          .toException();
    }
    return path;
  }
}
