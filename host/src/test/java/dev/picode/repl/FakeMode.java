package dev.picode.repl;

import dev.picode.repl.script.Suggestion;
import dev.picode.sandbox.protocol.Language;
import java.util.List;

/// A language that notes what is evaluated. What begins with `if` is whole when an empty line ends it.
record FakeMode(Language language, List<String> ran) implements Mode {
  @Override
  public String name() {
    return language.id();
  }

  @Override
  public boolean isIncomplete(String buffer) {
    return buffer.startsWith("if") && !buffer.endsWith("\n");
  }

  @Override
  public int wordStart(String buffer, int cursor) {
    return cursor;
  }

  @Override
  public List<Suggestion> complete(String buffer, int cursor) {
    return List.of();
  }

  @Override
  public int run(String buffer) {
    ran.add(language + " " + buffer);
    return 0;
  }

  @Override
  public void interrupt() {}
}
