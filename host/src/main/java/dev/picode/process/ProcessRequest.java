package dev.picode.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A program to run, with all it is given. Immutable.
///
/// @param program the program
/// @param arguments its arguments, without its name
/// @param folder the folder it runs in: a real path
/// @param environment variables it gets besides the few that every program gets
/// @param input what it can read from its standard input, as UTF-8
public record ProcessRequest(
    Program program,
    List<String> arguments,
    Path folder,
    Map<String, String> environment,
    String input) {
  private static final int MAX_CHARS = 96 << 10;

  /// Copies and checks.
  ///
  /// @throws dev.picode.problem.PiCodeException `program-invalid` where an argument cannot be passed on
  public ProcessRequest {
    arguments = List.copyOf(arguments);
    environment = Map.copyOf(environment);
    int chars = 0;
    for (String argument : arguments) {
      chars += argument.length();
      if (argument.indexOf('\0') >= 0) {
        throw ProcessProblems.invalid(
            "an argument of `" + program.name() + "` has a NUL character");
      }
    }
    if (!Files.isDirectory(folder)) {
      throw ProcessProblems.invalid(
          "`" + folder.getFileName() + "` is no folder that `" + program.name() + "` could run in");
    }
    if (chars > MAX_CHARS) {
      throw ProcessProblems.invalid("the arguments of `" + program.name() + "` are longer than "
          + MAX_CHARS + " characters together");
    }
  }
}
