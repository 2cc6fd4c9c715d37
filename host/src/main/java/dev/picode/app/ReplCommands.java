package dev.picode.app;

import dev.picode.cli.Cli;
import dev.picode.cli.ResidentCli;
import dev.picode.cli.command.CliProcess;
import dev.picode.cli.completion.Expected;
import dev.picode.repl.CommandLines;
import dev.picode.repl.script.Suggestion;
import dev.picode.task.TaskQueue;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;

/// The commands of the command line for the prompt. As safe for many threads as the command line is.
///
/// @param process for what is wrong with PiCode itself, which must not end the prompt
/// @param cli the command line
/// @param tasks what runs in the background
/// @param behind starts what the first command will need
record ReplCommands(CliProcess process, ResidentCli cli, TaskQueue tasks, Runnable behind)
    implements
    CommandLines {
  @Override
  public int run(List<String> words) {
    return guarded(() -> cli.run(words));
  }

  @Override
  public int shell(String line, boolean keyboard) {
    return guarded(() -> cli.shell(line, keyboard));
  }

  private int guarded(IntSupplier line) {
    try {
      return line.getAsInt();
    } catch (RuntimeException e) {
      return Cli.crash(process, e);
    }
  }

  @Override
  public int say(String text) {
    return guarded(() -> cli.say(text));
  }

  @Override
  public int onConversation(List<String> words) {
    return guarded(() -> cli.onConversation(words));
  }

  @Override
  public void endConversation() {
    cli.endConversation();
  }

  @Override
  public String conversation() {
    return cli.conversation();
  }

  @Override
  public Next next(List<String> before, String word) {
    Expected expected = cli.expected(before, word);
    return new Next(expected.words()
        .stream()
        .map(each -> new Suggestion(each.text(), each.description(), each.group(), false))
        .toList(), expected.more() == Expected.More.PATH,
        expected.more() == Expected.More.REVISION);
  }

  @Override
  public Optional<String> describe(String name) {
    return cli.describe(name);
  }

  @Override
  public void warm() {
    behind.run();
  }
}
