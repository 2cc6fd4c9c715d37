/// What the agent may do without asking, what it has to ask for, and what it may not do at all.
///
/// Knows plans of tools and rules. Not how a person is asked.
@NullMarked
package dev.picode.agent.approval;

import org.jspecify.annotations.NullMarked;
