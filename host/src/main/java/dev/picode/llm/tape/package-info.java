/// Records what models answered, and plays it back without a network.
///
/// A tape holds neutral requests and events, never credentials or what went over the wire. It must not know how requests
/// travel.
@NullMarked
package dev.picode.llm.tape;

import org.jspecify.annotations.NullMarked;
