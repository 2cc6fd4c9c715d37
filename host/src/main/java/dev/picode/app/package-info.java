/// The composition root: `Main` builds what the routed command needs and nothing else.
///
/// The only package that may use every other one; none may use it.
@NullMarked
package dev.picode.app;

import org.jspecify.annotations.NullMarked;
