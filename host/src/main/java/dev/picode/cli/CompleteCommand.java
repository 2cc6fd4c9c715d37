package dev.picode.cli;

import dev.picode.plugin.command.CommandCompletion.Candidate;
import dev.picode.problem.PiCodeException;
import dev.picode.terminal.Sanitizer;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `picode __complete -- WORD…`: what the last word may become, one a line with a tab before what it is. Only
/// the scripts of `picode completion` call it; no help lists it. Immutable.
final class CompleteCommand implements CliCommand {
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
    return CommandSpec.create()
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
    try {
      for (Candidate each : new Completer(session).candidates(words)) {
        if (!Completer.isWord(each.value())) {
          continue;
        }
        session.output()
            .terminal()
            .out()
            .println(Sanitizer.line(each.value())
                + (each.description().isEmpty() ? "" : "\t" + Sanitizer.line(each.description())));
      }
    } catch (PiCodeException _) {
      // A key was pressed; there is nothing to offer, and nobody to tell.
    }
    return 0;
  }
}
