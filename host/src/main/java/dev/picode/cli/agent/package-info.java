/// `picode ask` and the commands of a conversation: puts the agent together from what a call has.
@NullMarked
package dev.picode.cli.agent;

import org.jspecify.annotations.NullMarked;
