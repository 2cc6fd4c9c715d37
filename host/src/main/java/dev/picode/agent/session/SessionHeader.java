package dev.picode.agent.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The first line of a session's file. Immutable.
///
/// @param id names the session and its file
/// @param workspace the root of the workspace it is about
/// @param created when it began
/// @param forkedFrom the session whose beginning it shares, or null
public record SessionHeader(String id, String workspace, Instant created,
    @Nullable String forkedFrom) {
  /// The version of the form; a file with a later one is not read.
  public static final int VERSION = 1;
}
