package dev.picode.sandbox.confinement;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The walls that this machine's operating system has. Immutable; safe for many threads.
///
/// There are two moments to set them. Before a worker is started, by a thread that starts it and does
/// nothing else afterwards, [#confineThread]: what the thread starts is held from its first instruction.
/// And in the worker, before a script is loaded, [#confineProcess]. The thread that starts a worker has
/// to live as long as the worker where that calls [#dieWithParent].
///
/// On Linux this needs no rights of an administrator. Anywhere else nothing is set, and no class that
/// calls the kernel is loaded.
public final class Confinement {
  private final @Nullable Architecture processor;
  private final @Nullable String why;

  private Confinement(String system, String processorName) {
    processor = Architecture.of(processorName);
    why = whyNot(system, processorName, processor);
  }

  /// The walls of the machine this runs on.
  public static Confinement here() {
    return new Confinement(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
  }

  static Confinement of(String system, String processorName) {
    return new Confinement(system, processorName);
  }

  private static @Nullable String whyNot(
      String system,
      String processorName,
      @Nullable Architecture processor) {
    if (system.equals("Linux")) {
      return processor != null
          ? null
          : "the numbers of the system calls are not known here for the processor `" + processorName
              + "`";
    }
    return "`" + system + "` has no walls that PiCode can set";
  }

  /// Which walls could be set, without setting one. It goes through most of the code that sets them:
  /// a run that trains an AOT cache, which a confined process cannot write, calls this instead.
  public List<Wall> survey() {
    if (processor == null || why != null) {
      return unavailable(Wall.Kind.values());
    }
    var walls = new ArrayList<>(new Landlock(processor).survey());
    walls.add(new Seccomp(processor).survey());
    return List.copyOf(walls);
  }

  /// Sets nothing, but asks the kernel for something, so that what follows finds the way.
  public void ready() {
    if (processor != null && why == null) {
      var _ = new Landlock(processor).survey();
    }
  }

  /// Confines the calling thread, and what it starts from now on, for good: files, TCP, neighbours.
  public List<Wall> confineThread(Openings openings) {
    return processor == null || why != null
        ? unavailable(Wall.Kind.FILES, Wall.Kind.TCP, Wall.Kind.NEIGHBOURS)
        : new Landlock(processor).confine(openings);
  }

  /// Which walls could be set around a program that an agent starts, without setting one: files, neighbours, system
  /// calls.
  ///
  /// @param network whether it may use the network
  public List<Wall> surveyPrograms(boolean network) {
    if (processor == null || why != null) {
      return unavailable(Wall.Kind.FILES, Wall.Kind.NEIGHBOURS, Wall.Kind.SYSTEM_CALLS);
    }
    var walls = new ArrayList<>(new Landlock(processor).surveyPrograms());
    walls.add(new Seccomp(processor).surveyPrograms(network));
    return List.copyOf(walls);
  }

  /// The processor, where this system is one that walls can be set on.
  @Nullable Architecture processor() {
    return why == null ? processor : null;
  }

  /// Confines this process with all its threads, for good: system calls.
  public Wall confineProcess() {
    return processor == null || why != null
        ? unavailable(Wall.Kind.SYSTEM_CALLS).getFirst()
        : new Seccomp(processor).confine();
  }

  /// Has the kernel kill this process when the thread that started it ends, and keeps the process's
  /// memory out of core files and debuggers, and takes it out of reach of a terminal's signals. To be
  /// called before [#confineProcess], by a thread that
  /// does not end before the process does.
  ///
  /// @param parent the number of the process that started this one
  /// @return false where that is gone already; true also where the kernel cannot do it
  public boolean dieWithParent(long parent) {
    return processor == null || why != null || new Seccomp(processor).dieWithParent(parent);
  }

  /// All walls, switched off.
  public static List<Wall> off() {
    var walls = new ArrayList<Wall>();
    for (Wall.Kind kind : Wall.Kind.values()) {
      walls.add(new Wall(kind, Wall.State.OFF, "switched off by `sandbox.confinement`"));
    }
    return List.copyOf(walls);
  }

  private List<Wall> unavailable(Wall.Kind... kinds) {
    var walls = new ArrayList<Wall>();
    for (Wall.Kind kind : kinds) {
      walls.add(Wall.unavailable(kind, String.valueOf(why)));
    }
    return walls;
  }
}
