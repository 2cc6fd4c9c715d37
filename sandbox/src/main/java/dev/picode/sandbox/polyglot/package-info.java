/// A place where scripts run, inside this process: the only importer of the language engine.
///
/// The place takes [dev.picode.sandbox.protocol.Message]s and answers with them. It knows contexts,
/// event loops and module loading; it knows no host service and makes no decision about what a
/// script may do. Nothing the script can reach is an object of this process: host functions stay
/// inside the prelude's closure and carry text.
@NullMarked
package dev.picode.sandbox.polyglot;

import org.jspecify.annotations.NullMarked;
