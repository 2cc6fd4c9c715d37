package dev.picode.agent.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A line for `sh` with the commands it runs, as far as they can be told without running it. Immutable.
///
/// Words are as the shell hands them on: without quotes. Assignments before a command are words of it. What is
/// written to a file is a command of its own, `>` and the file, so that it counts as more than the program that
/// writes. Where a line holds anything whose effect depends on more than its text (substitutions, variables, patterns,
/// functions, aliases, here-documents, control structures), or that shells read differently, it is not sure.
///
/// @param commands what was found; all there is where it is sure
/// @param isSure whether the line runs these commands and nothing else
public record ShellLine(List<List<String>> commands, boolean isSure) {
  /// What a line that is not sure is cut at to guess what it runs.
  private static final String EDGES = "[;&|\\n\\r(){}`$\"'<>]+";

  private static final Set<String> RESERVED = Set.of("if", "then", "else", "elif", "fi", "do",
      "done", "case", "esac", "while", "until", "for", "in", "{", "}", "!", "[[", "]]", "function",
      "select", "time", "coproc");

  /// Copies.
  public ShellLine {
    commands = commands.stream().map(List::copyOf).toList();
  }

  /// Takes a line apart.
  public static ShellLine parse(String line) {
    return new ShellScan(line).run();
  }

  /// Every command that the line may run: more than it does run where it is not sure. For rules that forbid.
  ///
  /// @param line the line itself
  public static List<List<String>> suspects(String line) {
    ShellLine parsed = parse(line);
    var suspects = new ArrayList<List<String>>();
    parsed.commands.forEach(command -> suspects.add(unreserved(command)));
    if (!parsed.isSure) {
      for (String part : line.replace("\\\n", "").split(EDGES, -1)) {
        suspects.add(unreserved(List.of(part.strip().split("\\s+"))));
      }
    }
    suspects.removeIf(command -> command.isEmpty() || command.getFirst().isEmpty());
    return List.copyOf(suspects);
  }

  /// A command without the variables that are given to it.
  public static List<String> unassigned(List<String> command) {
    int start = 0;
    while (start < command.size() && ShellScan.isAssignment(command.get(start))) {
      start++;
    }
    return command.subList(start, command.size());
  }

  /// Whether a word in the place of a command belongs to the shell's own language.
  static boolean isReserved(String word) {
    return RESERVED.contains(word);
  }

  private static List<String> unreserved(List<String> words) {
    int start = 0;
    while (start < words.size() && isReserved(words.get(start))) {
      start++;
    }
    return words.subList(start, words.size());
  }
}
