/// `picode secret`: where secrets are, and taking one from a person without showing it.
@NullMarked
package dev.picode.cli.secret;

import org.jspecify.annotations.NullMarked;
