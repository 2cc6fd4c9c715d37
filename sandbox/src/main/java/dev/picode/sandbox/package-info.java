/// The door to the sandbox: open a script, call it, get an outcome.
///
/// No type of the language engine shows here. Whether a script runs in this process or in another is
/// a choice made at this door and seen nowhere else.
@NullMarked
package dev.picode.sandbox;

import org.jspecify.annotations.NullMarked;
