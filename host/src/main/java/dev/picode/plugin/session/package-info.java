/// Sessions in which a person types code: what lasts from one piece to the next, what it may do, and what becomes of
/// it when its worker is lost. Knows nothing of how it is shown.
@NullMarked
package dev.picode.plugin.session;

import org.jspecify.annotations.NullMarked;
