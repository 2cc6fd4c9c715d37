package dev.picode.terminal;

/// A program that writes to its standard output until nobody reads it any more. The exit code says
/// whether it noticed.
final class PipeWriter {
  private PipeWriter() {}

  public static void main(String[] args) {
    var terminal = Terminal.open(System.getenv(), System::getProperty, ColorChoice.AUTO);
    for (int i = 0; i < 100_000 && !terminal.outputBroken(); i++) {
      terminal.out().println("line " + i);
    }
    terminal.flush();
    System.exit(terminal.outputBroken() && terminal.outputProblem().isEmpty() ? 42 : 1);
  }
}
