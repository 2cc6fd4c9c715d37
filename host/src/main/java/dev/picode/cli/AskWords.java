package dev.picode.cli;

import dev.picode.cli.command.GlobalOptions;
import java.util.ArrayList;
import java.util.List;

/// `picode -p TEXT` is `picode ask TEXT`: makes the long form of the short one. Stateless.
public final class AskWords {
  /// The options of `ask` that take a value, so that it is not taken for the name of a command.
  private static final List<String> VALUED = List.of("--model", "--approve", "--max-turns",
      "--max-cost", "--session", "--schema");

  private AskWords() {}

  /// The command line with the name of the command in place of a `-p` that comes before any.
  public static String[] spelledOut(String... args) {
    for (int i = 0; i < args.length && args[i].startsWith("-"); i++) {
      if (args[i].equals("-p") || args[i].equals("--prompt")) {
        var words = new ArrayList<>(List.of(args));
        words.remove(i);
        words.addFirst("ask");
        return words.toArray(String[]::new);
      }
      if (GlobalOptions.takesValue(args[i]) || VALUED.contains(args[i])) {
        i++;
      }
    }
    return args;
  }
}
