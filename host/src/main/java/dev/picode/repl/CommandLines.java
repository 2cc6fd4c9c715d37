package dev.picode.repl;

import dev.picode.repl.script.Suggestion;
import dev.picode.task.TaskQueue;
import java.util.List;
import java.util.Optional;

/// The commands that lines run. One line runs at a time; everything else is safe for many threads.
public interface CommandLines {
  /// Runs a command, which says itself what it has to say.
  ///
  /// @param words its name and what follows it
  /// @return its exit code
  int run(List<String> words);

  /// Runs a line in the shell of the system, past the hooks on `pre-shell`.
  ///
  /// @param keyboard whether what it runs may read standard input
  /// @return its exit code
  int shell(String line, boolean keyboard);

  /// Passes words on to the agent, which goes on with the conversation and says itself what it has to say.
  ///
  /// @return its exit code
  int say(String text);

  /// Runs a command on the conversation, which says itself what it has to say.
  ///
  /// @param words `context`, `expand`, `model` or `provider`, and what follows it
  /// @return its exit code
  int onConversation(List<String> words);

  /// Ends the conversation: the next words begin a new one.
  void endConversation();

  /// The model of the conversation and how much of its window is filled, in a few words; empty before the first answer.
  String conversation();

  /// What the next word of a command may be.
  ///
  /// @param before the words before it, the name of the command first
  /// @param word as much of it as is typed
  Next next(List<String> before, String word);

  /// What a command does, in a sentence; empty where there is none of that name.
  Optional<String> describe(String name);

  /// What runs in the background.
  TaskQueue tasks();

  /// Starts what the first command will need.
  void warm();

  /// What the next word may be. Immutable.
  ///
  /// @param words words that are known, whatever was typed
  /// @param path whether it may be a path
  /// @param revision whether it may be a branch, a tag or a commit
  record Next(List<Suggestion> words, boolean path, boolean revision) {
    /// Copies.
    public Next {
      words = List.copyOf(words);
    }
  }
}
