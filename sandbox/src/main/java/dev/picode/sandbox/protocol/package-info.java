/// What the host and a place where scripts run say to each other: values only, in both directions.
///
/// The same [dev.picode.sandbox.protocol.Message]s cross an in-memory channel or the standard
/// streams of another process, so a script cannot tell where it runs. This package knows no script
/// language and no engine.
@NullMarked
package dev.picode.sandbox.protocol;

import org.jspecify.annotations.NullMarked;
