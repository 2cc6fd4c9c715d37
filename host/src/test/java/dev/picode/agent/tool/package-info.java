@NullMarked
package dev.picode.agent.tool;

import org.jspecify.annotations.NullMarked;
