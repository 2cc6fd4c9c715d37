package dev.picode.cli.script;

import dev.picode.cli.command.CliCommand;
import dev.picode.cli.command.CliSession;
import dev.picode.cli.command.CliSpecs;
import dev.picode.cli.command.ResultOutput;
import dev.picode.plugin.Extension;
import dev.picode.plugin.ScriptHost;
import dev.picode.plugin.command.ArgumentValues;
import dev.picode.plugin.command.CommandCompletion;
import dev.picode.plugin.command.CommandRegistry;
import dev.picode.plugin.command.CommandResult;
import dev.picode.plugin.hook.HookChain;
import dev.picode.plugin.manifest.Argument;
import dev.picode.plugin.manifest.CommandContribution;
import dev.picode.plugin.manifest.Handler;
import dev.picode.problem.Problem;
import dev.picode.sandbox.Outcome;
import dev.picode.sandbox.capability.Grants;
import dev.picode.sandbox.protocol.Language;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// A command that an extension contributes, as a subcommand. Its manifest says what arguments it
/// takes; no script is read before it runs.
///
/// @param entry the command
/// @param name what it was asked for as: its name, or `id:name`
public record ScriptCommand(CommandRegistry.Entry entry, String name) implements CliCommand {
  @Override
  public String group() {
    return command().group();
  }

  @Override
  public String description() {
    return command().description();
  }

  @Override
  public List<String> examples() {
    return command().examples();
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CliSpecs.empty();
    // What takes the rest takes options too; those of the command come before it.
    spec.parser()
        .stopAtPositional(
            command().arguments().stream().anyMatch(each -> each.is(Argument.Trait.REST)));
    int position = 0;
    for (Argument argument : command().arguments()) {
      if (argument.positional()) {
        spec.addPositional(PositionalParamSpec.builder()
            .index(argument.list() ? position + "..*" : String.valueOf(position))
            .arity(argument.list() ? "0..*" : "0..1")
            .paramLabel(argument.name().toUpperCase(Locale.ROOT))
            .type(List.class)
            .auxiliaryTypes(String.class)
            .description(describe(argument))
            .build());
        position++;
      } else {
        spec.addOption(option(argument));
      }
    }
    return spec;
  }

  private static OptionSpec option(Argument argument) {
    OptionSpec.Builder option = OptionSpec.builder("--" + argument.name())
        .description(describe(argument));
    if (argument.type() == Argument.Type.BOOLEAN) {
      return option.type(boolean.class).arity("0").build();
    }
    return option.type(List.class)
        .auxiliaryTypes(String.class)
        .splitRegex(argument.list() ? "," : "")
        .paramLabel(label(argument))
        .completionCandidates(argument.choices())
        .build();
  }

  /// The description of an argument with its choices and default.
  private static String describe(Argument argument) {
    var text = new StringBuilder(argument.description());
    if (!argument.choices().isEmpty()) {
      text.append(": ").append(String.join(", ", argument.choices()));
    }
    Object fallback = argument.fallback();
    if (fallback != null && !fallback.equals(false) && !(fallback instanceof List<?>)) {
      text.append(" (default: ").append(fallback).append(')');
    }
    return text.toString();
  }

  /// What stands for an option's value in the help.
  private static String label(Argument argument) {
    return switch (argument.type()) {
      case PATH -> "FILE";
      case INTEGER, NUMBER -> "N";
      case STRING, BOOLEAN -> argument.name().toUpperCase(Locale.ROOT);
    };
  }

  /// Whether its script completes an argument.
  public boolean completes() {
    return command().arguments().stream().anyMatch(each -> each.is(Argument.Trait.COMPLETED));
  }

  /// Whether what runs it takes longer to start than a person waits for the answer to a key.
  public boolean isSlow() {
    return entry.extension().manifest().language() == Language.PYTHON;
  }

  /// What its script says that an argument may become.
  ///
  /// @param patience how long to wait for the answer, the start of what runs scripts included
  public List<CommandCompletion.Candidate> candidates(String argument, String prefix,
      CliSession session,
      Duration patience) {
    return new CommandCompletion(session::scripts, patience).of(entry, argument, prefix);
  }

  @Override
  public Path start(ParseResult parsed, Path base) {
    return values(parsed, base).start();
  }

  @Override
  public int run(ParseResult parsed, CliSession session) {
    ArgumentValues values = values(parsed, session.base());
    Map<String, @Nullable Object> arguments = values.plain(session.workspace());
    Grants grants = Grants.NONE;
    for (String path : values.writable(session.workspace())) {
      grants = grants.withWrite(path);
    }
    Grants granted = grants;
    Extension extension = entry.extension();
    Duration deadline = session.commandDeadline(extension.manifest().deadlineSeconds());
    return new AnnouncedCommand(session, command()).run(arguments,
        given -> finish(HookChain.commanding(entry.fullName(), extension.id(),
            extension.manifest().language(), deadline, () -> session.scripts()
                .call(extension, Handler.command(command().name()), granted, given, deadline)),
            extension.id() + "/", session.output()));
  }

  /// Shows how a script ended.
  public static int finish(Outcome outcome, String folder, ResultOutput output) {
    if (outcome instanceof Outcome.Completed done) {
      CommandResult result = CommandResult.of(done.present(), done.value());
      output.result(result);
      return result.exitCode();
    }
    Problem problem = ScriptHost.problem(outcome, folder);
    if (problem == null) {
      throw new IllegalStateException("an outcome is neither a result nor a problem");
    }
    throw problem.toException();
  }

  private ArgumentValues values(ParseResult parsed, Path base) {
    var texts = new LinkedHashMap<String, List<String>>();
    int position = 0;
    for (Argument argument : command().arguments()) {
      if (argument.positional()) {
        int index = position++;
        if (parsed.hasMatchedPositional(index)) {
          texts.put(argument.name(), strings(parsed.matchedPositionalValue(index, List.of())));
        }
      } else if (parsed.hasMatchedOption("--" + argument.name())) {
        texts.put(argument.name(), argument.type() == Argument.Type.BOOLEAN
            ? List.of("true")
            : strings(parsed.matchedOptionValue("--" + argument.name(), List.of())));
      }
    }
    return new ArgumentValues(command(), texts, base);
  }

  private static List<String> strings(List<?> values) {
    var strings = new ArrayList<String>();
    for (Object value : values) {
      strings.add(String.valueOf(value));
    }
    return strings;
  }

  private CommandContribution command() {
    return entry.command();
  }
}
