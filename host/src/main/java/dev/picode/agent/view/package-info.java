/// Shows the agent at work: as lines of JSON for programs, as text for people.
///
/// Knows the agent's events and the terminal. Not who starts an agent.
@NullMarked
package dev.picode.agent.view;

import org.jspecify.annotations.NullMarked;
