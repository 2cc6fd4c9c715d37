package dev.picode.sandbox.worker;

import dev.picode.sandbox.confinement.Confinement;
import dev.picode.sandbox.confinement.Openings;
import dev.picode.sandbox.confinement.Wall;
import dev.picode.sandbox.launch.ConfinementMode;
import dev.picode.sandbox.launch.WorkerCommand;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// How workers are confined: the half that is set before a worker starts, and the half it sets itself.
/// Immutable.
///
/// @param mode how much of it there has to be
record Confining(ConfinementMode mode) {
  /// Tells a worker the mode.
  static final String PROPERTY = "picode.worker.confinement";

  /// What a worker is told: the mode that this worker itself is to keep.
  static Confining ofThisWorker() {
    return new Confining(
        ConfinementMode.valueOf(System.getProperty(PROPERTY, ConfinementMode.OFF.name())));
  }

  /// For this command; one that makes a cache writes it, and so is not confined.
  Confining of(WorkerCommand command) {
    return command.training() == null ? this : new Confining(ConfinementMode.OFF);
  }

  /// The argument that tells the worker.
  String argument() {
    return "-D" + PROPERTY + "=" + mode.name();
  }

  /// Confines the calling thread, for the process it will start.
  ///
  /// @return what there is to say of each wall
  /// @throws IOException where a wall that is required cannot stand
  Map<String, String> confineThread(Openings openings) throws IOException {
    return mode == ConfinementMode.OFF
        ? facts(Confinement.off())
        : checked(Confinement.here().confineThread(openings));
  }

  /// Confines this process, a worker that a host started.
  Map<String, String> confineProcess() throws IOException {
    var here = Confinement.here();
    long host = ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(0L);
    if (!here.dieWithParent(host)) {
      throw new IOException("the host is gone");
    }
    if (mode == ConfinementMode.OFF) {
      return Map.of();
    }
    return checked(List.of(here.confineProcess()));
  }

  /// Gets ready on a thread of its own what confining a thread takes longest for: the way to call the kernel.
  static void expect() {
    Thread.ofPlatform().daemon().name("picode-walls").start(Confinement.here()::ready);
  }

  /// Goes through what sets walls without setting one, for a process that makes a cache.
  static void rehearse() {
    Confinement.here().survey();
  }

  private Map<String, String> checked(List<Wall> walls) throws IOException {
    for (Wall wall : walls) {
      if (mode == ConfinementMode.REQUIRE && !wall.stands()) {
        throw new IOException(
            "`sandbox.confinement` requires the wall `" + name(wall) + "`: " + wall.sentence());
      }
    }
    return facts(walls);
  }

  private static Map<String, String> facts(List<Wall> walls) {
    var facts = new TreeMap<String, String>();
    for (Wall wall : walls) {
      String state = switch (wall.state()) {
        case STANDING -> "standing";
        case UNAVAILABLE -> "not available here";
        case OFF -> "off";
      };
      facts.put("wall " + name(wall), state + ": " + wall.sentence());
    }
    return facts;
  }

  private static String name(Wall wall) {
    return wall.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
