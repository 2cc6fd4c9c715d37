/// TypeScript for scripts: types are taken out before a bundle is sent to where scripts run. It knows what
/// files import each other and keeps results; the parsing itself is a script in a worker.
@NullMarked
package dev.picode.plugin.typescript;

import org.jspecify.annotations.NullMarked;
