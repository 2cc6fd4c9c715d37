package dev.picode.app;

import dev.picode.terminal.Keyboard;
import java.io.IOException;
import java.io.InputStream;

/// Standard input of a command at the prompt: what reads it gets the keys. Confined to one thread.
///
/// @see Keyboard
final class LentInput extends InputStream {
  private final InputStream input;
  private final Keyboard keyboard;

  LentInput(InputStream input, Keyboard keyboard) {
    this.input = input;
    this.keyboard = keyboard;
  }

  @Override
  public int read() throws IOException {
    try (var _ = keyboard.lend()) {
      return input.read();
    }
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    try (var _ = keyboard.lend()) {
      return input.read(bytes, from, length);
    }
  }
}
