package dev.picode.plugin.command;

import dev.picode.problem.PiCodeException;
import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/// Commands in one line: `analyze && todo || notify`. As in a shell, `&&` goes on where the command before it
/// ended with 0, `||` where it did not, `;` in any case, and both bind equally, from left to right.
/// Words are separated by spaces; `'…'` keeps everything in it, `"…"` all but `\"` and `\\`, and a
/// backslash the next character. Nothing else means anything: there are no variables, globs or pipes.
/// Immutable.
///
/// @param links the commands in order, at least one
public record CommandChain(List<Link> links) {
  /// When a command runs.
  public enum When {
    /// In any case: `;`, and the first.
    ALWAYS,
    /// Where the last that ran ended with 0: `&&`.
    AFTER_SUCCESS,
    /// Where the last that ran did not: `||`.
    AFTER_FAILURE
  }

  /// A command and when it runs. Immutable.
  ///
  /// @param words its words, at least one
  public record Link(When when, List<String> words) {
    /// Copies.
    public Link {
      words = List.copyOf(words);
    }
  }

  /// Copies.
  public CommandChain {
    links = List.copyOf(links);
  }

  /// The commands of a line.
  ///
  /// @throws PiCodeException `line-invalid` where a quote is open or a command is missing
  public static CommandChain parse(String line) {
    return new Reader(line).chain();
  }

  /// Runs the commands in order.
  ///
  /// @param command runs one and gives back its exit code
  /// @return the exit code of the last that ran
  public int run(ToIntFunction<List<String>> command) {
    int code = 0;
    for (Link link : links) {
      boolean runs = switch (link.when()) {
        case ALWAYS -> true;
        case AFTER_SUCCESS -> code == 0;
        case AFTER_FAILURE -> code != 0;
      };
      if (runs) {
        code = command.applyAsInt(link.words());
      }
    }
    return code;
  }

  /// Reads a line once from left to right.
  private static final class Reader {
    private final String line;
    private final List<Link> links = new ArrayList<>();
    private final List<String> words = new ArrayList<>();
    private When when = When.ALWAYS;
    private int at;

    Reader(String line) {
      this.line = line;
    }

    CommandChain chain() {
      while (at < line.length()) {
        char c = line.charAt(at);
        if (Character.isWhitespace(c)) {
          at++;
        } else if (line.startsWith("&&", at)) {
          end(When.AFTER_SUCCESS, 2);
        } else if (line.startsWith("||", at)) {
          end(When.AFTER_FAILURE, 2);
        } else if (c == ';') {
          end(When.ALWAYS, 1);
        } else {
          words.add(word());
        }
      }
      if (words.isEmpty() && when == When.ALWAYS && !links.isEmpty()) {
        return new CommandChain(links); // a line may end with `;`
      }
      end(When.ALWAYS, 0);
      return new CommandChain(links);
    }

    private void end(When next, int length) {
      if (words.isEmpty()) {
        throw invalid("a command is missing at column " + (at + 1),
            "`&&`, `||` and `;` stand between commands");
      }
      links.add(new Link(when, words));
      words.clear();
      when = next;
      at += length;
    }

    private String word() {
      var word = new StringBuilder();
      while (at < line.length() && !isEnd()) {
        char c = line.charAt(at++);
        switch (c) {
          case '\'' -> quoted(word, '\'', false);
          case '"' -> quoted(word, '"', true);
          case '\\' -> word.append(at < line.length() ? line.charAt(at++) : '\\');
          default -> word.append(c);
        }
      }
      return word.toString();
    }

    private boolean isEnd() {
      char c = line.charAt(at);
      return Character.isWhitespace(c) || c == ';' || line.startsWith("&&", at)
          || line.startsWith("||", at);
    }

    private void quoted(StringBuilder word, char quote, boolean escapes) {
      int start = at;
      while (at < line.length() && line.charAt(at) != quote) {
        boolean escaped = escapes && line.charAt(at) == '\\' && at + 1 < line.length()
            && (line.charAt(at + 1) == quote || line.charAt(at + 1) == '\\');
        at += escaped ? 1 : 0;
        word.append(line.charAt(at++));
      }
      if (at == line.length()) {
        throw invalid("the quote at column " + start + " is not closed",
            "close it with `" + quote + "`");
      }
      at++;
    }

    private static PiCodeException invalid(String message, String hint) {
      return Problem.of("line-invalid", ProblemKind.USER, message, hint).toException();
    }
  }
}
