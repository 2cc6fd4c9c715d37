/// The extensions that ship, run as they are built, with real files and real repositories.
@NullMarked
package dev.picode.builtin;

import org.jspecify.annotations.NullMarked;
