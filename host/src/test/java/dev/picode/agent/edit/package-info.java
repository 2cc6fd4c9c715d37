@NullMarked
package dev.picode.agent.edit;

import org.jspecify.annotations.NullMarked;
