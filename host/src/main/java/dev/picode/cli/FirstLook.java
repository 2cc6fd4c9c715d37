package dev.picode.cli;

import dev.picode.cli.command.GlobalOptions;
import dev.picode.config.OutputFormat;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a glance at a command line tells before it is parsed: enough to find the command, and to show
/// a problem the way it was asked for. Immutable.
///
/// @param word the command's name, or an empty text
/// @param rest the words after it that are no options
/// @param help whether help is asked for
/// @param version whether the version is asked for
/// @param noColor whether colour is refused
/// @param extensions the folders of extensions that are asked for
/// @param directory the folder to work in, an empty text for the current one
/// @param format what standard output was asked to carry, `null` where that was not said or means nothing
record FirstLook(
    String word,
    List<String> rest,
    boolean help,
    boolean version,
    boolean noColor,
    List<String> extensions,
    String directory,
    @Nullable OutputFormat format) {

  static FirstLook at(String... args) {
    String word = "";
    var rest = new ArrayList<String>();
    boolean help = false;
    boolean version = false;
    boolean noColor = false;
    OutputFormat format = null;
    var extensions = new ArrayList<String>();
    String directory = "";
    for (int i = 0; i < args.length; i++) {
      String arg = args[i];
      if (arg.equals("--")) {
        break;
      }
      String next = i + 1 < args.length ? args[i + 1] : "";
      if (arg.equals("--output") || arg.startsWith("--output=")) {
        format = format(arg.equals("--output") ? next : arg.substring("--output=".length()));
      }
      if (arg.equals("--extension") && i + 1 < args.length) {
        extensions.add(next);
      } else if (arg.startsWith("--extension=")) {
        extensions.add(arg.substring("--extension=".length()));
      }
      if (arg.equals("-C") || arg.equals("--directory")) {
        directory = next;
      } else if (arg.startsWith("--directory=")) {
        directory = arg.substring("--directory=".length());
      }
      if (GlobalOptions.takesValue(arg)) {
        i++;
      } else if (!arg.startsWith("-") && word.isEmpty()) {
        word = arg;
      } else if (!arg.startsWith("-")) {
        rest.add(arg);
      }
      help |= arg.equals("--help") || arg.equals("-h");
      version |= word.isEmpty() && (arg.equals("--version") || arg.equals("-V"));
      noColor |= arg.equals("--no-color");
    }
    return new FirstLook(word, List.copyOf(rest), help, version, noColor, List.copyOf(extensions),
        directory, format);
  }

  private static @Nullable OutputFormat format(String text) {
    return switch (text) {
      case "text" -> OutputFormat.TEXT;
      case "json" -> OutputFormat.JSON;
      case "stream-json" -> OutputFormat.STREAM_JSON;
      default -> null;
    };
  }
}
