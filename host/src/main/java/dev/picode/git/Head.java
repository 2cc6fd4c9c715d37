package dev.picode.git;

import org.jspecify.annotations.Nullable;

/// Where a work tree stands. Immutable.
///
/// @param branch the branch that is checked out, without `refs/heads/`; `null` when the head is detached
/// @param id the commit that is checked out; `null` before the first commit
/// @param upstream the branch this one follows, as `origin/main`; `null` where it follows none or that
///     branch is gone
/// @param ahead how many commits this branch has that its upstream has not
/// @param behind how many commits the upstream has that this branch has not
public record Head(
    @Nullable String branch,
    @Nullable String id,
    @Nullable String upstream,
    int ahead,
    int behind) {}
