@NullMarked
package dev.picode.agent.approval;

import org.jspecify.annotations.NullMarked;
