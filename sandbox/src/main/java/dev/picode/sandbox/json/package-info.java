/// JSON text to plain values and back, by streaming.
///
/// A *plain value* is `null`, a `Boolean`, a `Long`, a `Double`, a `String`, an unmodifiable `List`
/// of plain values or an unmodifiable `Map` from `String` to plain values in written order. It is the
/// only thing that crosses between scripts and the host.
@NullMarked
package dev.picode.sandbox.json;

import org.jspecify.annotations.NullMarked;
