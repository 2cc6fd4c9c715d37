/// The script API: one class a namespace, each function checking its capability on the final value
/// and then delegating in a line.
///
/// Nothing here decides, caches or renders; and nothing here has heard of a script language. What is
/// annotated is the single source of the type declarations, the reference and the frozen API level.
@NullMarked
package dev.picode.binding;

import org.jspecify.annotations.NullMarked;
