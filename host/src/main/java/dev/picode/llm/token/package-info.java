/// Counts tokens of requests before they are sent.
///
/// It must not know providers' APIs or the network.
@NullMarked
package dev.picode.llm.token;

import org.jspecify.annotations.NullMarked;
