@NullMarked
package dev.picode.agent.shell;

import org.jspecify.annotations.NullMarked;
