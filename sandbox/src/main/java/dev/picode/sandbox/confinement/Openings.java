package dev.picode.sandbox.confinement;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What the wall around files leaves open. Immutable.
///
/// A path that does not exist is skipped; a symbolic link stands for what it points at when the wall is
/// set. A folder stands for all that is below it.
///
/// @param programs files and folders that may be read and mapped as code: the JVM and its libraries
/// @param data files and folders that may be read
/// @param devices files that may be read and written
public record Openings(List<Path> programs, List<Path> data, List<Path> devices) {
  /// Copies.
  public Openings {
    programs = List.copyOf(programs);
    data = List.copyOf(data);
    devices = List.copyOf(devices);
  }

  /// What a JVM needs of a Linux machine to start and to run, and besides that what is named.
  ///
  /// @param javaHome the JDK or image that is started
  /// @param more jars, caches and language homes
  public static Openings ofJvm(Path javaHome, List<Path> more) {
    var programs = new ArrayList<Path>();
    programs.add(javaHome);
    // What is built into a store of its own finds its libraries only there.
    programs.add(Path.of(javaHome.startsWith("/nix/store") ? "/nix/store" : "/usr/lib"));
    programs.addAll(paths("/lib", "/lib64", "/usr/lib64"));
    var data = new ArrayList<>(paths("/etc/ld.so.cache", "/proc/self", "/proc/cpuinfo",
        "/proc/meminfo", "/sys/fs/cgroup", "/dev/urandom"));
    // Debian's packages keep parts of a JDK there.
    data.add(Path.of("/etc/java-" + Runtime.version().feature() + "-openjdk"));
    data.addAll(more);
    return new Openings(programs, data, paths("/dev/null"));
  }

  private static List<Path> paths(String... names) {
    var paths = new ArrayList<Path>();
    for (String name : names) {
      paths.add(Path.of(name));
    }
    return paths;
  }
}
