/// The neutral model of talking to a language model: what is asked, what comes back, and what a provider has to do.
///
/// Only values and the interfaces that tie them together. This package must not know how a request travels, what an API
/// looks like on the wire, scripts, extensions or terminals; the packages below it send, read, keep and count.
@NullMarked
package dev.picode.llm;

import org.jspecify.annotations.NullMarked;
