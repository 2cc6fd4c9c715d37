/// Scripts in processes of their own: the child's `main`, and the pool that starts, watches and
/// replaces children.
///
/// The pool is a place like the one in this process: it takes the same messages and passes them on.
/// It believes a worker nothing that it can check, because the script in it may be hostile. It knows
/// no script language beyond its name.
@NullMarked
package dev.picode.sandbox.worker;

import org.jspecify.annotations.NullMarked;
