package dev.picode.binding;

import dev.picode.terminal.Display;

/// Where a script shows things while it runs. Safe for many threads.
public interface ScriptOutput {
  /// Nobody looks.
  ScriptOutput NONE = new ScriptOutput() {
    @Override
    public void show(Display display) {}

    @Override
    public void say(String piece) {}

    @Override
    public void progress(String label, long done, long total) {}

    @Override
    public void log(String source, String level, String text) {}
  };

  /// Shows something now.
  void show(Display display);

  /// Shows the next piece of Markdown, which may end anywhere. What follows as the result is not shown twice where it
  /// begins with what was said.
  void say(String piece);

  /// Says how far long work is.
  ///
  /// @param total how much there is in all, 0 where that is not known
  void progress(String label, long done, long total);

  /// Takes a line for the log.
  ///
  /// @param source who says it
  /// @param level `debug`, `info`, `warn` or `error`
  void log(String source, String level, String text);
}
