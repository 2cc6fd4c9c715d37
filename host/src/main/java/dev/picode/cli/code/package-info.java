/// What is known of the code of a workspace: `picode symbols`, `refs`, `search`, `map` and their like, and
/// `picode index`, which they all ask.
@NullMarked
package dev.picode.cli.code;

import org.jspecify.annotations.NullMarked;
