/// The tools that extensions contribute for models: found by name, and called with what goes in and comes
/// out checked against the schemas they declare.
///
/// Knows manifests and schemas. Not who calls a tool: a model, a person, or another program.
@NullMarked
package dev.picode.plugin.tool;

import org.jspecify.annotations.NullMarked;
