package dev.picode.sandbox.confinement;

import dev.picode.sandbox.confinement.Wall.Kind;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// Linux's Landlock, which a thread sets on itself and hands on to what it starts from then on: threads
/// and processes. Confined to one thread; the numbers are those of `linux/landlock.h`.
///
/// It does not cover what needs no file to be opened: whether a file exists, its size and its times can
/// be asked for anywhere.
final class Landlock {
  private static final long EXECUTE = 1;
  private static final long WRITE_FILE = 1 << 1;
  private static final long READ_FILE = 1 << 2;
  private static final long READ_DIR = 1 << 3;
  /// Removing, making folders, files, sockets, pipes and links, and moving between folders; no devices.
  private static final long CHANGE_FOLDERS = 1 << 4 | 1 << 5 | 1 << 7 | 1 << 8 | 1 << 9 | 1 << 10
      | 1 << 12 | 1 << 13;
  private static final long TRUNCATE = 1 << 14;
  private static final long CONTROL_DEVICE = 1 << 15;
  private static final long BIND_AND_CONNECT = 3;
  private static final long SOCKETS_AND_SIGNALS = 3;

  private static final int LONGEST_PATH = 4096;
  private static final int ASK_VERSION = 1;
  private static final int PATH_BENEATH = 1;
  private static final int CURRENT_FOLDER = -100;
  private static final int PATH_ONLY_CLOSE_ON_EXEC = 0x280000;
  private static final int NO_NEW_PRIVILEGES = 38;

  private static final String FILES = "reads only its runtime and its libraries, writes nothing";
  private static final String TCP = "makes and takes no TCP connection";
  private static final String NEIGHBOURS = "sends no signal and opens no abstract socket outside";
  private static final String WRITES = "changes files only where it may, and reads no file that is hidden";
  private static final String NO_LANDLOCK = "this kernel has no Landlock: Linux 5.13 and newer have it"
      + " unless it is switched off or a container forbids it";

  private final int create;
  private final int add;
  private final int restrict;
  private final int open;
  private final int close;
  private final int prctl;
  /// Where the kernel reads structures and paths, one after the other.
  private final ByteBuffer scratch = Kernel.memory(LONGEST_PATH);

  Landlock(Architecture processor) {
    create = processor.number(SystemCall.LANDLOCK_CREATE_RULESET);
    add = processor.number(SystemCall.LANDLOCK_ADD_RULE);
    restrict = processor.number(SystemCall.LANDLOCK_RESTRICT_SELF);
    open = processor.number(SystemCall.OPENAT);
    close = processor.number(SystemCall.CLOSE);
    prctl = processor.number(SystemCall.PRCTL);
  }

  /// The walls this kernel could set.
  List<Wall> survey() {
    return walls(version());
  }

  /// Confines the calling thread, and what it starts from now on, for good.
  List<Wall> confine(Openings openings) {
    long version = version();
    if (version < 1) {
      return walls(version);
    }
    long rules = rules(version, false);
    if (rules < 0) {
      return none("Landlock refused its rules");
    }
    try {
      allow(rules, openings.programs(), EXECUTE | READ_FILE, READ_DIR);
      allow(rules, openings.data(), READ_FILE, READ_DIR);
      allow(rules, openings.devices(), READ_FILE | WRITE_FILE, 0);
      return restrict(rules) ? walls(version) : none("Landlock refused to confine a thread");
    } finally {
      Kernel.call(close, rules, 0, 0);
      Reference.reachabilityFence(scratch);
    }
  }

  /// The walls this kernel could set around a program that a person's agent starts.
  List<Wall> surveyPrograms() {
    long version = version();
    if (version < 1) {
      return List.of(Wall.unavailable(Kind.FILES, NO_LANDLOCK),
          Wall.unavailable(Kind.NEIGHBOURS, NO_LANDLOCK));
    }
    // Before, a file could be emptied anywhere.
    return List.of(version >= 3
        ? Wall.standing(Kind.FILES, WRITES)
        : Wall.unavailable(Kind.FILES, tooOld(version, "6.2")), neighbours(version));
  }

  /// Confines the calling thread, and what it starts from now on, for good, to what a program may.
  ///
  /// @return whether it is; false where the kernel refused, or has no version that could
  boolean confine(Fence fence) {
    long version = version();
    long rules = version < 3 ? -1 : rules(version, fence.network());
    if (rules < 0) {
      return false;
    }
    try {
      long devices = version >= 5 ? CONTROL_DEVICE : 0;
      allow(rules, fence.listable(), 0, READ_DIR);
      allow(rules, fence.readable(), EXECUTE | READ_FILE, READ_DIR);
      allow(rules, fence.writable(), EXECUTE | READ_FILE | WRITE_FILE | TRUNCATE,
          READ_DIR | CHANGE_FOLDERS);
      allow(rules, fence.devices(), READ_FILE | WRITE_FILE | TRUNCATE | devices, 0);
      return restrict(rules);
    } finally {
      Kernel.call(close, rules, 0, 0);
      Reference.reachabilityFence(scratch);
    }
  }

  /// A new set of rules that allows nothing yet, negative where the kernel refuses it.
  private long rules(long version, boolean network) {
    scratch.clear();
    scratch.putLong(handledFiles(version))
        .putLong(version >= 4 && !network ? BIND_AND_CONNECT : 0)
        .putLong(version >= 6 ? SOCKETS_AND_SIGNALS : 0);
    int size = version >= 6 ? 24 : version >= 4 ? 16 : 8;
    return Kernel.call(create, Kernel.address(scratch), size, 0);
  }

  private boolean restrict(long rules) {
    return Kernel.call(prctl, NO_NEW_PRIVILEGES, 1, 0) == 0
        && Kernel.call(restrict, rules, 0, 0) == 0;
  }

  private long version() {
    return Kernel.call(create, 0, 0, ASK_VERSION);
  }

  /// Every access to files that a version knows: what is handled and not allowed is denied.
  private static long handledFiles(long version) {
    int accesses = version >= 5 ? 16 : version >= 3 ? 15 : version == 2 ? 14 : 13;
    return (1L << accesses) - 1;
  }

  /// @param inFolders what is allowed besides where the path is a folder
  private void allow(long rules, List<Path> paths, long access, long inFolders) {
    for (Path path : paths) {
      byte[] name = path.toAbsolutePath().toString().getBytes(StandardCharsets.UTF_8);
      if (name.length >= LONGEST_PATH) {
        continue;
      }
      scratch.put(name).put((byte) 0);
      long file = Kernel.call(open, CURRENT_FOLDER, Kernel.address(scratch),
          PATH_ONLY_CLOSE_ON_EXEC);
      if (file < 0) {
        continue;
      }
      // A rule for a file must not name what only folders have.
      if (!add(rules, file, access | inFolders)) {
        add(rules, file, access);
      }
      Kernel.call(close, file, 0, 0);
    }
  }

  private boolean add(long rules, long file, long access) {
    scratch.putLong(access).putInt((int) file);
    return Kernel.call(add, rules, PATH_BENEATH, Kernel.address(scratch), 0, 0) == 0;
  }

  private static List<Wall> walls(long version) {
    if (version < 1) {
      return none(NO_LANDLOCK);
    }
    return List.of(Wall.standing(Kind.FILES, FILES),
        version >= 4
            ? Wall.standing(Kind.TCP, TCP)
            : Wall.unavailable(Kind.TCP, tooOld(version, "6.7")),
        neighbours(version));
  }

  private static Wall neighbours(long version) {
    return version >= 6
        ? Wall.standing(Kind.NEIGHBOURS, NEIGHBOURS)
        : Wall.unavailable(Kind.NEIGHBOURS, tooOld(version, "6.12"));
  }

  private static List<Wall> none(String why) {
    return List.of(Wall.unavailable(Kind.FILES, why), Wall.unavailable(Kind.TCP, why),
        Wall.unavailable(Kind.NEIGHBOURS, why));
  }

  private static String tooOld(long version, String linux) {
    return "this kernel has version " + version + " of Landlock; Linux " + linux
        + " and newer can do this";
  }
}
