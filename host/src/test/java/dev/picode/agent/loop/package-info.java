@NullMarked
package dev.picode.agent.loop;

import org.jspecify.annotations.NullMarked;
