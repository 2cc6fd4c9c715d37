package dev.picode.repl;

import dev.picode.repl.script.Suggestion;
import dev.picode.task.TaskQueue;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Commands that note what is asked of them. `fails` ends with 3, everything else with 0.
final class FakeCommands implements CommandLines {
  final List<String> ran = new ArrayList<>();
  final TaskQueue tasks = new TaskQueue(1, InstantSource.system());

  @Override
  public int run(List<String> words) {
    ran.add(String.join("|", words));
    return words.getFirst().equals("fails") ? 3 : 0;
  }

  @Override
  public int shell(String line, boolean keyboard) {
    ran.add("!" + line);
    return 0;
  }

  @Override
  public int say(String text) {
    ran.add(text);
    return 0;
  }

  @Override
  public int onConversation(List<String> words) {
    ran.add("~" + String.join("|", words));
    return 0;
  }

  @Override
  public void endConversation() {
    ran.add("/new");
  }

  @Override
  public String conversation() {
    return "";
  }

  @Override
  public Next next(List<String> before, String word) {
    if (before.isEmpty()) {
      return new Next(List.of(named("analyze"), named("fails")), false, false);
    }
    return switch (before.getLast()) {
      case "--format" -> new Next(List.of(named("text"), named("json")), false, false);
      case "--model" -> new Next(List.of(named("ollama")), false, false);
      case "login" -> new Next(List.of(named("ollama")), false, false);
      case "model", "provider" -> new Next(List.of(named("list")), false, false);
      case "--since" -> new Next(List.of(), false, true);
      default -> new Next(word.startsWith("-")
          ? List.of(named("--format"), named("--since"))
          : List.of(), true, false);
    };
  }

  private static Suggestion named(String value) {
    return new Suggestion(value, "what " + value + " is", "", false);
  }

  @Override
  public Optional<String> describe(String name) {
    return Optional.empty();
  }

  @Override
  public TaskQueue tasks() {
    return tasks;
  }

  @Override
  public void warm() {}
}
