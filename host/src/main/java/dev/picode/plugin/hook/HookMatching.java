package dev.picode.plugin.hook;

import dev.picode.plugin.manifest.HookContribution.Match;
import dev.picode.sandbox.capability.Glob;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whether what an event tells is what a hook narrowed itself to. Stateless, safe for many threads.
final class HookMatching {
  private HookMatching() {}

  /// Why a hook has nothing to do with a payload; empty where it has.
  static Optional<String> mismatch(Match match, @Nullable Object payload) {
    Map<?, ?> members = payload instanceof Map<?, ?> map ? map : Map.of();
    if (!match.paths().isEmpty() || !match.types().isEmpty()) {
      List<String> paths = paths(members);
      if (!match.paths().isEmpty() && match.paths()
          .stream()
          .map(Glob::compile)
          .noneMatch(glob -> paths.stream().anyMatch(glob::matches))) {
        return Optional.of("no file matches `" + String.join("`, `", match.paths()) + "`");
      }
      if (!match.types().isEmpty()
          && paths.stream().noneMatch(path -> match.types().contains(type(path)))) {
        return Optional.of("no file is of the type `" + String.join("`, `", match.types()) + "`");
      }
    }
    if (!match.commands().isEmpty()
        && command(members).filter(match.commands()::contains).isEmpty()) {
      return Optional.of("it is not `" + String.join("`, `", match.commands()) + "`");
    }
    return Optional.empty();
  }

  private static List<String> paths(Map<?, ?> members) {
    var paths = new ArrayList<String>();
    if (members.get("path") instanceof String path) {
      paths.add(path);
    }
    if (members.get("files") instanceof List<?> files) {
      for (Object file : files) {
        if (file instanceof String path) {
          paths.add(path);
        }
      }
    }
    return paths;
  }

  /// The name of a command or tool, or the program without its folder.
  private static Optional<String> command(Map<?, ?> members) {
    if (members.get("argv") instanceof List<?> argv && !argv.isEmpty()
        && argv.getFirst() instanceof String program) {
      return Optional.of(program.substring(program.lastIndexOf('/') + 1));
    }
    return members.get("name") instanceof String name ? Optional.of(name) : Optional.empty();
  }

  private static String type(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
