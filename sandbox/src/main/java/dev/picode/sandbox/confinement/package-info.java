/// The walls that the operating system puts around a worker or a program: Landlock and seccomp on Linux.
///
/// A wall is set from the inside and can never be taken down again by the thread or process it holds.
/// This package knows no script, no message and no engine, and decides nothing: it is told what to leave open,
/// and says of each wall whether it stands. It starts no process but a [GroupedProcess], a program behind walls in a
/// session of its own.
@NullMarked
package dev.picode.sandbox.confinement;

import org.jspecify.annotations.NullMarked;
