package dev.picode.task;

import dev.picode.problem.Problem;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A task as it was at one moment. Immutable.
///
/// @param id its number, from 1, in the order of submission
/// @param name what it does
/// @param priority how urgent it is
/// @param state how far it is
/// @param submitted when it was submitted
/// @param started when it started, or `null`
/// @param ended when it ended, or `null`
/// @param done how much is done, as it says
/// @param total how much there is, as it says; 0 where it does not
/// @param problem why it failed, or `null`
public record TaskInfo(
    long id,
    String name,
    TaskPriority priority,
    TaskState state,
    Instant submitted,
    @Nullable Instant started,
    @Nullable Instant ended,
    long done,
    long total,
    @Nullable Problem problem) {}
