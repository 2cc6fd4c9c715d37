/// `picode session`: the conversations with the agent that are kept.
@NullMarked
package dev.picode.cli.session;

import org.jspecify.annotations.NullMarked;
