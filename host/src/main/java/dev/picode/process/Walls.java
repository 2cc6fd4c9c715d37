package dev.picode.process;

import dev.picode.sandbox.confinement.Confinement;
import dev.picode.sandbox.confinement.Fence;
import dev.picode.sandbox.confinement.GroupedProcess;
import dev.picode.sandbox.confinement.Wall;
import dev.picode.sandbox.launch.ConfinementMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the operating system keeps a program from that an agent starts: it reads what is not hidden, changes what it may,
/// and opens no socket unless the network is allowed. Immutable; safe for many threads.
public final class Walls {
  private static final String CANNOT = "this system cannot start a program behind them";

  private final ConfinementMode mode;
  private final List<Path> writable;
  private final List<Path> hidden;
  private final boolean network;
  private final boolean canGroup;
  private final List<Wall> walls;

  private Walls(ConfinementMode mode, List<Path> writable, List<Path> hidden, boolean network,
      boolean canGroup) {
    this.mode = mode;
    this.writable = List.copyOf(writable);
    this.hidden = List.copyOf(hidden);
    this.network = network;
    this.canGroup = canGroup;
    this.walls = mode == ConfinementMode.OFF
        ? List.of()
        : Confinement.here().surveyPrograms(network);
  }

  /// The walls of this machine. Asks the kernel which there are, and sets none.
  ///
  /// @param mode how much of them there has to be
  /// @param writable what may be changed, absolute; what does not exist is passed over
  /// @param hidden what cannot be read unless it lies in what may be changed, absolute
  /// @param network whether sockets may be opened
  public static Walls of(ConfinementMode mode, List<Path> writable, List<Path> hidden,
      boolean network) {
    return new Walls(mode, writable, hidden, network, GroupedProcess.isPossible());
  }

  /// The walls of a system that has none.
  static Walls elsewhere(ConfinementMode mode) {
    return new Walls(mode, List.of(), List.of(), false, false);
  }

  /// Whether a program is started in a group of its own.
  boolean canGroup() {
    return canGroup;
  }

  /// What a program may do, null for everything.
  @Nullable Fence fence() {
    return mode == ConfinementMode.OFF ? null : Fence.around(writable, hidden, network);
  }

  /// @throws dev.picode.problem.PiCodeException `program-not-confined` where a wall is required that cannot stand
  void check(String program) {
    if (mode == ConfinementMode.REQUIRE) {
      missing().ifPresent(why -> {
        throw ProcessProblems.notConfined(program, why);
      });
    }
  }

  /// Which walls were wanted and cannot stand, and why; empty where all stand, or none was wanted.
  public Optional<String> missing() {
    var missing = new ArrayList<String>();
    for (Wall wall : walls) {
      if (!stands(wall)) {
        missing.add("`" + name(wall) + "` (" + (canGroup || !wall.stands()
            ? wall.sentence()
            : CANNOT) + ")");
      }
    }
    return missing.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", missing));
  }

  /// Each wall with what there is to say of it, by name.
  public Map<String, String> facts() {
    var facts = new LinkedHashMap<String, String>();
    if (mode == ConfinementMode.OFF) {
      facts.put("all", "off: switched off by `agent.shell-confinement`");
    }
    for (Wall wall : walls) {
      facts.put(name(wall), stands(wall)
          ? "standing: " + wall.sentence()
          : "not available here: " + (wall.stands() ? CANNOT : wall.sentence()));
    }
    return facts;
  }

  /// What a program is kept from, to follow "it"; empty where that is nothing.
  public String sentence() {
    var kept = new ArrayList<String>();
    for (Wall wall : walls) {
      if (stands(wall) && wall.kind() == Wall.Kind.FILES) {
        kept.add(
            "can change files only in the workspace, temporary folders and caches of build tools");
      } else if (stands(wall) && wall.kind() == Wall.Kind.SYSTEM_CALLS && !network) {
        kept.add("has no network, not even on this machine");
      }
    }
    return String.join(", and ", kept);
  }

  private boolean stands(Wall wall) {
    return canGroup && wall.stands();
  }

  private static String name(Wall wall) {
    return wall.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
