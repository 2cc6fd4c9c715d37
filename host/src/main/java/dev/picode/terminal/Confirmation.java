package dev.picode.terminal;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// A question to the person at the terminal that is answered by yes or no. Stateless.
///
/// The answer comes from the terminal itself, never from standard input, which may be a pipe that somebody
/// else fills. What was typed before the question is thrown away.
public final class Confirmation {
  private static final int MAX_ANSWER = 64;

  private Confirmation() {}

  /// Asks; everything but `y` or `yes` is no.
  ///
  /// @param question without its question mark's choices; made safe before it is shown
  /// @return empty where there is no person to ask
  public static Optional<Boolean> ask(Terminal terminal, String question) {
    if (!terminal.facts().errIsTerminal()) {
      return Optional.empty();
    }
    boolean windows = System.getProperty("os.name", "").startsWith("Windows");
    try (InputStream keyboard = new FileInputStream(windows ? "CONIN$" : "/dev/tty")) {
      keyboard.skipNBytes(keyboard.available());
      terminal.err().print(Sanitizer.line(question) + " [y/N] ");
      terminal.flush();
      String answer = line(keyboard).strip();
      return Optional.of(answer.equalsIgnoreCase("y") || answer.equalsIgnoreCase("yes"));
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private static String line(InputStream keyboard) throws IOException {
    byte[] bytes = new byte[MAX_ANSWER];
    int length = 0;
    for (int next = keyboard.read(); next >= 0 && next != '\n'; next = keyboard.read()) {
      if (length < MAX_ANSWER) {
        bytes[length] = (byte) next;
      }
      length++;
    }
    return length > MAX_ANSWER ? "" : new String(bytes, 0, length, StandardCharsets.UTF_8);
  }
}
