package dev.picode.git;

/// One commit. Immutable.
///
/// @param id its full name, 40 hexadecimal digits
/// @param shortId the shortest beginning of it, from 7 digits on, that names no other object
/// @param author the name of its author
/// @param email the address of its author
/// @param time when it was authored, ISO 8601 with seconds and the author's offset, as
///     `2026-11-22T14:40:26+01:00`
/// @param subject its first paragraph on one line
/// @param body the rest of its message, without blank lines around it
public record Commit(
    String id,
    String shortId,
    String author,
    String email,
    String time,
    String subject,
    String body) {}
