package dev.picode.terminal;

/// Who reads the keys of a terminal while something runs: what a person types in the meantime is read for later, until a
/// question or a program wants the keys. Safe for many threads.
public interface Keyboard {
  /// Nobody reads keys beside who asks for them.
  Keyboard NONE = new Keyboard() {
    @Override
    public Lent lend() {
      return () -> {};
    }

    @Override
    public void shownOn(Terminal terminal) {}
  };

  /// Leaves the keys, and a terminal that takes whole lines and shows them, to whoever asks. Blocks until nobody else
  /// reads them.
  Lent lend();

  /// Says where what is typed is shown from now on.
  void shownOn(Terminal terminal);

  /// Keys that were lent.
  interface Lent extends AutoCloseable {
    /// Gives them back.
    @Override
    void close();
  }
}
