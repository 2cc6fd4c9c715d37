package dev.picode.cli.command;

import dev.picode.problem.Problem;
import dev.picode.problem.ProblemKind;
import java.time.Duration;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// The option `--timeout` of the commands that stop something after a time. Stateless.
public final class TimeoutOption {
  private static final String NAME = "--timeout";

  private TimeoutOption() {}

  /// The option.
  public static OptionSpec of(String description) {
    return CliSpecs.option("TIME", description, NAME);
  }

  /// The time that was given.
  ///
  /// @param usual the time where none was
  /// @throws dev.picode.problem.PiCodeException `argument-invalid`
  public static Duration in(ParseResult parsed, Duration usual) {
    String given = parsed.matchedOptionValue(NAME, null);
    return given == null ? usual : duration(given);
  }

  /// A time such as `30s`, `500ms`, `2m`, or a number of seconds.
  static Duration duration(String text) {
    int digits = 0;
    while (digits < text.length() && Character.isDigit(text.charAt(digits))) {
      digits++;
    }
    if (digits > 0 && digits <= 9) {
      long number = Long.parseLong(text.substring(0, digits));
      Duration duration = switch (text.substring(digits)) {
        case "ms" -> Duration.ofMillis(number);
        case "s", "" -> Duration.ofSeconds(number);
        case "m" -> Duration.ofMinutes(number);
        default -> Duration.ZERO;
      };
      if (duration.isPositive()) {
        return duration;
      }
    }
    throw Problem.of("argument-invalid", ProblemKind.USER,
        "the option `--timeout` is `" + text + "`, expected a time such as 30s, 500ms or 2m")
        .toException();
  }
}
