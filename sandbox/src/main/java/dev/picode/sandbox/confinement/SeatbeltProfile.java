package dev.picode.sandbox.confinement;

import java.nio.file.Path;
import java.util.List;

/// A profile for macOS's `sandbox-exec`: no network, no file written, no other program, and under
/// `/Users`, where people keep what is theirs, only the openings read. Not tried out on macOS.
final class SeatbeltProfile {
  private SeatbeltProfile() {}

  static String of(Openings openings) {
    var profile = new StringBuilder("(version 1)(allow default)(deny network*)(deny process-fork)"
        + "(deny file-write*)(deny file-read-data (subpath \"/Users\"))");
    allow(profile, "file-read-data", openings.programs());
    allow(profile, "file-read-data", openings.data());
    allow(profile, "file-write-data", openings.devices());
    return profile.toString();
  }

  private static void allow(StringBuilder profile, String what, List<Path> paths) {
    for (Path path : paths) {
      String name = path.toAbsolutePath().toString().replace("\\", "\\\\").replace("\"", "\\\"");
      profile.append("(allow ").append(what).append(" (subpath \"").append(name).append("\"))");
    }
  }
}
