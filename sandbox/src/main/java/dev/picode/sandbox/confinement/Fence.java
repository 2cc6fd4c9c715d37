package dev.picode.sandbox.confinement;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What a program that an agent starts may do to files, and whether it may use the network. Immutable.
///
/// Landlock knows only what is allowed. So that something can be hidden, what is beside it is allowed one by one, down
/// to the folders that lead to it. What comes to be in those folders later is not readable.
///
/// @param listable folders whose entries, and those of folders below, may be listed
/// @param readable files and folders that may be read and run
/// @param writable files and folders that may be read, run and changed
/// @param devices files that may be read and written
/// @param network whether sockets may be opened
public record Fence(
    List<Path> listable,
    List<Path> readable,
    List<Path> writable,
    List<Path> devices,
    boolean network) {
  private static final Path ROOT = Path.of("/");

  /// Terminals of other programs are among them, and the disks of a container's administrator.
  private static final Path ALL_DEVICES = Path.of("/dev");

  private static final List<Path> DEVICES = List.of(Path.of("/dev/null"), Path.of("/dev/zero"),
      Path.of("/dev/full"), Path.of("/dev/random"), Path.of("/dev/urandom"));

  /// Memory that processes share.
  private static final Path SHARED_MEMORY = Path.of("/dev/shm");

  /// Copies.
  public Fence {
    listable = List.copyOf(listable);
    readable = List.copyOf(readable);
    writable = List.copyOf(writable);
    devices = List.copyOf(devices);
  }

  /// The fence that leaves everything readable but what is hidden, and lets change what is writable. What does not
  /// exist is passed over; what is hidden within something writable is not hidden.
  ///
  /// @param writable absolute; what lies below another one of them is part of that, also where it is a link
  /// @param hidden absolute
  public static Fence around(List<Path> writable, List<Path> hidden, boolean network) {
    var changed = new ArrayList<Path>();
    for (Path path : outermost(writable)) {
      addReal(changed, path);
    }
    addReal(changed, SHARED_MEMORY);
    var secret = new ArrayList<Path>(List.of(ALL_DEVICES));
    for (Path path : hidden) {
      addReal(secret, path);
    }
    var readable = new ArrayList<Path>();
    addBeside(ROOT, secret, readable);
    return new Fence(List.of(ROOT), readable, changed, DEVICES, network);
  }

  /// A program could put a link in the place of a folder that lies in what it may change.
  private static List<Path> outermost(List<Path> paths) {
    List<Path> plain = paths.stream().map(Path::normalize).distinct().toList();
    return plain.stream()
        .filter(path -> plain.stream()
            .noneMatch(other -> !other.equals(path) && path.startsWith(other)))
        .toList();
  }

  private static void addReal(List<Path> paths, Path path) {
    try {
      paths.add(path.toRealPath());
    } catch (IOException _) {
      // It is not there.
    }
  }

  /// Links are left out: what they lead to is found where it is.
  private static void addBeside(Path folder, List<Path> secret, List<Path> readable) {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        if (secret.contains(entry) || Files.isSymbolicLink(entry)) {
          continue;
        }
        if (secret.stream().anyMatch(path -> path.startsWith(entry))) {
          addBeside(entry, secret, readable);
        } else {
          readable.add(entry);
        }
      }
    } catch (IOException | DirectoryIteratorException | UncheckedIOException _) {
      // What this process cannot list is not readable.
    }
  }
}
