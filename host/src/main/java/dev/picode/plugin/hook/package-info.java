/// Hooks: what scripts and programs of the person's have to say before and after something is done.
///
/// Knows the events and what they tell, who listens to which, and the one ordered way through all of them that
/// ends with the host's own rules. Whoever does something fires the event; this package does nothing
/// itself.
@NullMarked
package dev.picode.plugin.hook;

import org.jspecify.annotations.NullMarked;
