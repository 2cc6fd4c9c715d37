@NullMarked
package dev.picode.agent.context;

import org.jspecify.annotations.NullMarked;
