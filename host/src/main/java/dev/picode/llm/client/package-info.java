/// Asks models: sends what a provider made, adds the credential, repeats, falls back, keeps, counts.
///
/// The credential exists here only, between the source of secrets and the connection: it goes to the hosts that the
/// provider declared, or to the person's own base URL and nowhere else, and is taken out of what comes back before a
/// provider, a log or a person sees it. This package must not know scripts, extensions or terminals.
@NullMarked
package dev.picode.llm.client;

import org.jspecify.annotations.NullMarked;
