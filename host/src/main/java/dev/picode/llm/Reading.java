package dev.picode.llm;

import java.util.List;

/// One answer being read by its provider. Confined to one thread at a time; closed by whoever opened it.
public interface Reading extends AutoCloseable {
  /// What pieces of the answer mean, in the order they came.
  ///
  /// @param events those that are there, at least one
  /// @throws dev.picode.problem.PiCodeException where the provider cannot read them
  List<ModelEvent> read(List<WireEvent> events);

  /// What is left to say after the last piece: nothing, for most.
  ///
  /// @throws dev.picode.problem.PiCodeException where the provider cannot end it
  List<ModelEvent> end();

  /// Gives up what is remembered of the answer.
  @Override
  void close();
}
