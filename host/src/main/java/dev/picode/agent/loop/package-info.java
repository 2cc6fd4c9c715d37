/// The loop of the agent: asks the model, does what it calls for, and asks again until it is done.
///
/// Knows tools, approvals, sessions and contexts by what they promise. Not which tools there are, nor who watches.
@NullMarked
package dev.picode.agent.loop;

import org.jspecify.annotations.NullMarked;
