package dev.picode.repl;

import org.jspecify.annotations.Nullable;

/// What is known of a prompt before there is a terminal. Immutable, but for the session.
///
/// @param session what lines do
/// @param settings how the person wants it
/// @param history where lines are kept, `null` for memory alone
/// @param header the line above the first prompt
record PromptSetup(Session session, ReplSettings settings, @Nullable HistoryFile history,
    Header header) {}
