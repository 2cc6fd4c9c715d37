package dev.picode.agent.session;

import java.time.Instant;

/// An entry and when it was written. Immutable.
public record TimedEntry(Instant at, SessionEntry entry) {}
