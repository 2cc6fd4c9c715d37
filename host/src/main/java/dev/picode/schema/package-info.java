/// Checks plain values against JSON Schemas that scripts and manifests bring.
///
/// Knows values and schemas, not what they are for. A schema comes from a stranger: nothing it refers to is
/// fetched, and its patterns cannot take long.
@NullMarked
package dev.picode.schema;

import org.jspecify.annotations.NullMarked;
