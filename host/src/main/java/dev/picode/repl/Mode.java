package dev.picode.repl;

import dev.picode.repl.script.Suggestion;
import java.util.List;

/// What typed lines are taken for: commands, or code of a language. Lines are run by one thread at a time.
public interface Mode {
  /// What it is called, in a word or two, such as `js`.
  String name();

  /// Whether more has to be typed before this can be run; asked at each Enter.
  boolean isIncomplete(String buffer);

  /// Where the word begins that ends at the cursor.
  int wordStart(String buffer, int cursor);

  /// What the word that ends at the cursor may become.
  List<Suggestion> complete(String buffer, int cursor);

  /// Runs what was typed, and says what there is to say.
  ///
  /// @return the exit code
  int run(String buffer);

  /// Stops what [#run] does, from another thread.
  void interrupt();
}
