/// The walls that the operating system puts around a worker: Landlock and seccomp on Linux.
///
/// A wall is set from the inside and can never be taken down again by the thread or process it holds.
/// This package knows no script, no message and no engine; it starts no process and decides nothing:
/// it is told what to leave open, and says of each wall whether it stands.
@NullMarked
package dev.picode.sandbox.confinement;

import org.jspecify.annotations.NullMarked;
