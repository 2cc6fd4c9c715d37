/// Cuts the bytes of an answer into the pieces a provider reads: server-sent events, JSON lines, or the whole.
///
/// Pure: bytes in, [dev.picode.llm.WireEvent]s out, wherever the bytes happen to be cut. It must not know connections,
/// providers or what the pieces mean.
@NullMarked
package dev.picode.llm.http;

import org.jspecify.annotations.NullMarked;
