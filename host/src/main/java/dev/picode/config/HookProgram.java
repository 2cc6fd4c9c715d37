package dev.picode.config;

import dev.picode.problem.Place;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A program that the table `[hooks]` of a `config.toml` runs as a hook. Immutable.
///
/// @param event the event as hooks name it: `pre-commit` for `pre_commit`; not checked
/// @param name what tells it from other programs of the event, or an empty text
/// @param command the command as it is written
/// @param argv its words; `sh -c` and the command where a shell reads it
/// @param timeout how long it may run
/// @param paths globs of files it narrows itself to
/// @param commands names of commands it narrows itself to
/// @param types endings of files it narrows itself to
/// @param proceeds whether what it guards is done where it fails; `null` leaves that to the event
/// @param layer whose config it is in
/// @param place where it is
public record HookProgram(
    String event,
    String name,
    String command,
    List<String> argv,
    Duration timeout,
    List<String> paths,
    List<String> commands,
    List<String> types,
    @Nullable Boolean proceeds,
    Layer layer,
    Place place) {
  /// How long a program runs that says nothing else.
  public static final Duration TIMEOUT = Duration.ofMinutes(1);

  /// Copies.
  public HookProgram {
    argv = List.copyOf(argv);
    paths = List.copyOf(paths);
    commands = List.copyOf(commands);
    types = List.copyOf(types);
  }

  HookProgram in(Layer other) {
    return new HookProgram(event, name, command, argv, timeout, paths, commands, types, proceeds,
        other, place);
  }
}
