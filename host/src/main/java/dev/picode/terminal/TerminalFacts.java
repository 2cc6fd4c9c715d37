package dev.picode.terminal;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What is known about the terminal before anything is written. Immutable.
///
/// The launcher, which can ask the system cheaply, passes what it knows as the system properties
/// `picode.stdout.tty`, `picode.stderr.tty` (`true` or `false`), `picode.columns`, and `picode.unicode`
/// (`false`), where it had to change a locale that has only ASCII.
///
/// @param outIsTerminal whether standard output is a terminal
/// @param errIsTerminal whether standard error is a terminal
/// @param columns the width of both, in columns
/// @param outHasColor whether standard output is coloured
/// @param errHasColor whether standard error is coloured
/// @param unicode whether decoration outside ASCII can be shown
/// @param canErase whether a line that was written can be erased again
/// @param colors how many colours are shown where there are any
/// @param links whether the terminal is known to let a person follow links
public record TerminalFacts(
    boolean outIsTerminal,
    boolean errIsTerminal,
    int columns,
    boolean outHasColor,
    boolean errHasColor,
    boolean unicode,
    boolean canErase,
    ColorDepth colors,
    boolean links) {
  /// The width that is assumed where none is known.
  public static final int DEFAULT_COLUMNS = 80;

  private static final int MAX_COLUMNS = 10_000;

  /// Facts of a terminal with sixteen colours and without links.
  public TerminalFacts(
      boolean outIsTerminal,
      boolean errIsTerminal,
      int columns,
      boolean outHasColor,
      boolean errHasColor,
      boolean unicode,
      boolean canErase) {
    this(outIsTerminal, errIsTerminal, columns, outHasColor, errHasColor, unicode, canErase,
        ColorDepth.BASIC, false);
  }

  /// Facts for output that goes to no terminal, such as a test's or a pipe's.
  public static TerminalFacts none() {
    return new TerminalFacts(false, false, DEFAULT_COLUMNS, false, false, true, false);
  }

  /// Derives the facts from the environment and the launcher's properties.
  ///
  /// The width is `COLUMNS`, then `picode.columns`, then 80. Colour is off where `choice` is
  /// [ColorChoice#NEVER], on where it is [ColorChoice#ALWAYS]; else off where `NO_COLOR` is not empty,
  /// on where `FORCE_COLOR` or `CLICOLOR_FORCE` is neither empty nor `0`, off where `FORCE_COLOR` is
  /// `0`, where `TERM` is `dumb` and where the stream is no terminal. Decoration is ASCII where the
  /// locale variables name a charset other than UTF-8. How many colours there are is asked of `FORCE_COLOR`,
  /// `COLORTERM` and `TERM`, and whether links are supported of the variables by which terminals that do
  /// are known.
  ///
  /// @param property gives a system property, `null` where it is not set
  public static TerminalFacts of(
      Map<String, String> environment,
      Function<String, @Nullable String> property,
      ColorChoice choice) {
    boolean out = isTerminal(property.apply("picode.stdout.tty"));
    boolean err = isTerminal(property.apply("picode.stderr.tty"));
    boolean dumb = "dumb".equals(environment.get("TERM"));
    return new TerminalFacts(
        out,
        err,
        columns(environment.get("COLUMNS"), property.apply("picode.columns")),
        hasColor(environment, choice, out && !dumb),
        hasColor(environment, choice, err && !dumb),
        !"false".equals(property.apply("picode.unicode")) && isUnicode(environment),
        err && !dumb,
        ColorDepth.of(environment),
        !dumb && Hyperlinks.supported(environment));
  }

  // JDK 25 went back to null where there is no console, which the check does not know.
  @SuppressWarnings("SystemConsoleNull")
  private static boolean isTerminal(@Nullable String property) {
    if (property != null) {
      return property.equals("true");
    }
    var console = System.console();
    return console != null && console.isTerminal();
  }

  private static int columns(@Nullable String... candidates) {
    for (String candidate : candidates) {
      int columns = number(candidate);
      if (columns > 0) {
        return columns;
      }
    }
    return DEFAULT_COLUMNS;
  }

  private static int number(@Nullable String text) {
    if (text == null || text.isEmpty() || text.length() > 5) {
      return 0;
    }
    int number = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return 0;
      }
      number = number * 10 + digit;
    }
    return Math.min(number, MAX_COLUMNS);
  }

  private static boolean hasColor(
      Map<String, String> environment, ColorChoice choice, boolean able) {
    if (choice != ColorChoice.AUTO) {
      return choice == ColorChoice.ALWAYS;
    }
    if (!environment.getOrDefault("NO_COLOR", "").isEmpty()) {
      return false;
    }
    String force = environment.getOrDefault("FORCE_COLOR", "");
    if (!force.isEmpty()) {
      return !force.equals("0");
    }
    String cliForce = environment.getOrDefault("CLICOLOR_FORCE", "");
    return able || (!cliForce.isEmpty() && !cliForce.equals("0"));
  }

  private static boolean isUnicode(Map<String, String> environment) {
    for (String name : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
      String locale = environment.getOrDefault(name, "");
      if (!locale.isEmpty()) {
        String upper = locale.toUpperCase(Locale.ROOT);
        return upper.contains("UTF-8") || upper.contains("UTF8");
      }
    }
    return true;
  }
}
