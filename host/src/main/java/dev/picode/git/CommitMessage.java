package dev.picode.git;

/// A commit and its message. Immutable.
///
/// @param id its full name
/// @param message its whole message
/// @param isMerge whether it has more than one parent
public record CommitMessage(String id, String message, boolean isMerge) {}
