package dev.picode.cli.completion;

import dev.picode.cli.command.CliCommand;
import dev.picode.cli.command.CliCommands;
import dev.picode.cli.command.CliSession;
import dev.picode.cli.command.CliSpecs;
import dev.picode.cli.script.ScriptCommand;
import dev.picode.cli.session.SessionPlace;
import dev.picode.problem.PiCodeException;
import dev.picode.terminal.Sanitizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `picode __complete -- WORD…`: what the last word may become, one a line with a tab before what it is. Only
/// the scripts of `picode completion` call it; no help lists it. Immutable.
public final class CompleteCommand implements CliCommand {
  /// How long a shell waits for what a script says, its start included.
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_@%+=:,./-]+");

  @Override
  public String name() {
    return "__complete";
  }

  @Override
  public String group() {
    return "PiCode";
  }

  @Override
  public String description() {
    return "Completes the last word, for the completion of a shell";
  }

  @Override
  public CommandSpec spec() {
    return CliSpecs.empty()
        .addPositional(CliSpecs.rest(0, "WORD", "The words of the line as far as it is typed"));
  }

  @Override
  public int run(ParseResult parsed, CliSession session) {
    var words = new ArrayList<String>();
    List<?> given = parsed.matchedPositionalValue(0, List.of());
    given.forEach(word -> words.add(String.valueOf(word)));
    if (words.isEmpty()) {
      words.add("");
    }
    String last = words.removeLast();
    String before = valueOf(last) > 0 ? last.substring(0, valueOf(last)) : "";
    if (!before.isEmpty()) {
      words.add(before.substring(0, before.length() - 1));
    }
    try {
      offer(before, last, expected(words, last.substring(before.length()), session), session);
    } catch (PiCodeException _) {
      // A key was pressed; there is nothing to offer, and nobody to tell.
    }
    return 0;
  }

  private static Expected expected(List<String> words, String prefix, CliSession session) {
    return new ExpectedWords(session.commands(), session.folders().config(),
        (command, argument, typed) -> command.isSlow()
            ? List.of()
            : command.candidates(argument, typed, session, PATIENCE),
        SessionPlace.store(session)::list)
        .next(words, prefix);
  }

  private static void offer(String before, String last, Expected expected, CliSession session) {
    for (Expected.Word each : expected.words()) {
      String word = before + each.text();
      if (word.startsWith(last) && isWord(word)) {
        session.output()
            .terminal()
            .out()
            .println(Sanitizer.line(word)
                + (each.description().isEmpty() ? "" : "\t" + Sanitizer.line(each.description())));
      }
    }
  }

  /// Where the value of `--option=value` begins; 0 where there is none.
  private static int valueOf(String word) {
    return word.startsWith("--") ? word.indexOf('=') + 1 : 0;
  }

  /// The commands whose arguments are asked for when a key is pressed.
  static List<String> dynamic(CliCommands commands) {
    var names = new ArrayList<>(List.of("ext", "hook", "model", "provider", "session"));
    for (CliCommand command : commands.all()) {
      if (command instanceof ScriptCommand script && script.completes()) {
        names.add(command.name());
      }
    }
    return names;
  }

  /// Whether a text is one word of a line as it is. A shell puts a candidate into the line unquoted, so one
  /// that a shell would act on is a command that a script wrote and a person runs.
  static boolean isWord(String text) {
    return WORD.matcher(text).matches();
  }
}
