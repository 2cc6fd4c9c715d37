package dev.picode.agent.session;

import java.time.Instant;
import java.util.Comparator;

/// What a list of sessions tells of one. Immutable.
///
/// @param name what a person called it; empty where nobody did
/// @param title the beginning of the first thing the person typed; empty where nothing was said yet
/// @param changed when its file was written last
/// @param prompts how often the person said something
/// @param bytes how large its file is
public record SessionInfo(SessionHeader header, String name, String title, Instant changed,
    int prompts, long bytes) {
  /// The ones that were written last come first.
  public static final Comparator<SessionInfo> NEWEST = Comparator
      .comparing(SessionInfo::changed)
      .thenComparing(info -> info.header().id())
      .reversed();

  /// What it is called: its name, else its title.
  public String shown() {
    return name.isEmpty() ? title : name;
  }
}
