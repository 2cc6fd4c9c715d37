/// The JSON forms of requests, events and answers: what scripts, files and fixtures see.
///
/// Members are in camelCase, alternatives carry a `type`, and what is absent is left out. Reading is strict: an unknown
/// member is refused by name. The schemas `model-request` and `model-event` of the npm package say the same.
@NullMarked
package dev.picode.llm.json;

import org.jspecify.annotations.NullMarked;
